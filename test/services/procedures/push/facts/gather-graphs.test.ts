import fc from 'fast-check';
import { expect, test } from 'vitest';

import { gatherGit } from '#services/procedures/push/facts/gather.ts';

import { createBigFixture } from '../../../../support/lab/big-history.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { readerIn } from '../../../../support/lab/reader.ts';
import { createRepository, type Repository } from '../../../../support/lab/repository.ts';

const { signal } = new AbortController();

/** A commit by the places of its parents before it, counted back, and whether it carries a tag. */
interface Node {
  readonly parents: readonly number[];
  readonly tagged: boolean;
}

const GRAPH: fc.Arbitrary<readonly Node[]> = fc.array(
  fc.record({
    parents: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }),
    tagged: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
  }),
  { minLength: 6, maxLength: 24 },
);

test.each(fc.sample(GRAPH, { numRuns: 24, seed: 440 }).map((graph, at) => [at + 1, graph] as const))(
  'history %i, grown by chance: the nearest tag and the commits since are what git says one by one',
  async (_at, graph) => {
    await using lab = new Lab();
    const repository = await grow(lab, graph);
    const facts = await gatherGit(readerIn(lab), { dir: repository.path, signal });
    const { code, stdout } = await repository.tryGit('describe', '--tags', '--long', '--match', 'v*');
    const described = code === 0 ? /^(.+)-(\d+)-g[0-9a-f]+$/.exec(stdout.trim()) : null;
    expect(facts.nearest?.distance).toBe(described === null ? undefined : Number(described[2]));
    const since = facts.nearest === null ? [] : [`^refs/tags/${facts.nearest.tag}`];
    const listed = await repository.git('rev-list', 'HEAD', ...since);
    const hashes = facts.history.commits.map(({ hash }) => hash);
    expect(hashes.toSorted()).toEqual(
      listed
        .split('\n')
        .filter((hash) => hash !== '')
        .toSorted(),
    );
    expect(hashes.length === 0 || hashes.at(-1) === facts.head).toBe(true);
  },
);

test('a long history takes no more processes than a short one', async () => {
  await using lab = new Lab();
  const { repository } = await createBigFixture(lab, { commits: 600, tags: 40, sinceTag: 200 });
  const reader = readerIn(lab);
  const facts = await gatherGit(reader, { dir: repository.path, signal });
  expect(reader.commands).toHaveLength(3);
  expect(facts.nearest).toEqual({ tag: 'v1.40.0', distance: 200 });
  expect(facts.history.commits).toHaveLength(200);
});

/** Makes the graph with `git fast-import`; the last commit is HEAD, and nothing else keeps the others but their tags. */
async function grow(lab: Lab, graph: readonly Node[]): Promise<Repository> {
  const repository = await createRepository(lab, 'project');
  const person = (at: number): string => `committer ana <ana@atlas.example> ${1_700_000_000 + at * 60} +0000`;
  const parts = graph.map(({ parents, tagged }, at) => {
    const [first, second] = parents.map((back) => at - back).filter((place) => place >= 0);
    return [
      `commit refs/heads/main\nmark :${at + 1}\n${person(at)}\ndata 6\nfix: x\n`,
      first === undefined ? '' : `from :${first + 1}\n`,
      second === undefined ? '' : `merge :${second + 1}\n`,
      first === undefined && at > 0 ? 'deleteall\n' : '',
      tagged ? `\nreset refs/tags/v1.${at}.0\nfrom :${at + 1}\n` : '',
    ].join('');
  });
  await lab.run('git', ['fast-import', '--quiet', '--force'], { cwd: repository.path, input: parts.join('\n') });
  await repository.git('reset', '-q', '--hard');
  return repository;
}
