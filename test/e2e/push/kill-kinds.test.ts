import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildKilling } from '../../support/killing/build.ts';
import { killPoints, type Point } from '../../support/killing/points.ts';
import { shapeOf } from '../../support/killing/shape.ts';
import { type Served, Stage } from '../../support/killing/stage.ts';
import { asGitHub } from '../../support/lab/as-github.ts';
import type { Fixture } from '../../support/lab/fixture.ts';

interface Kind {
  readonly words: readonly string[];
  readonly prepare: (fixture: Fixture) => Promise<unknown>;
  /** A server that the person's environment names, and how its content reads whatever the numbers are. */
  readonly server?: (fixture: Fixture) => Promise<Named>;
  /** Steps that change something and that a full push does not have in this way: the others are killed in its matrix. */
  readonly steps: readonly string[];
}

interface Named extends Served {
  readonly env: Readonly<Record<string, string>>;
  readonly shape: () => string;
}

/** The remote is on GitHub, with a token that may write releases. */
async function onGitHub(fixture: Fixture): Promise<Named> {
  const { server, hosted } = await asGitHub(fixture);
  return {
    env: { GITHUB_API_URL: server.origin, GITHUB_TOKEN: server.token() },
    documents: () => server.documents(),
    save() {
      const releases = structuredClone(hosted.releases);
      return () => void (hosted.releases = structuredClone(releases));
    },
    shape: () =>
      hosted.releases.map(({ tag, title, draft }) => `${tag} ${title} ${draft ? 'draft' : 'published'}`).join(),
  };
}

/** Somebody released 1.1.0. */
async function released({ repository }: Fixture): Promise<void> {
  await repository.commit('chore(release): version 1.1.0', { 'released.txt': '1.1.0\n' });
  await repository.git('tag', '-m', '1.1.0', 'v1.1.0');
  await repository.git('push', '-q', 'origin', 'main', 'v1.1.0');
}

const KINDS: Readonly<Record<string, Kind>> = {
  quick: {
    words: ['run', '--quick', '--message', 'docs: note', '--include', 'notes.txt'],
    prepare: ({ repository }) => repository.write({ 'notes.txt': 'new\n', 'README.md': '# Mine\n' }),
    steps: ['worktree', 'stage', 'commit', 'push', 'update-here'],
  },
  hotfix: {
    words: ['run', '--hotfix'],
    prepare: () => Promise.resolve(),
    steps: ['worktree', 'pick', 'commit', 'tag', 'push', 'update-here'],
  },
  'push made here': {
    words: ['run'],
    prepare: ({ repository }) => Promise.resolve(repository.lab.writeConfig('push: { in: here }\n')),
    steps: ['version-files', 'changelog', 'commit', 'tag', 'push', 'update-here'],
  },
  'GitHub release': {
    words: ['run'],
    prepare: () => Promise.resolve(),
    server: onGitHub,
    // Each is killed before it and after it.
    steps: ['github-draft', 'github-draft', 'push', 'github-release', 'github-release'],
  },
  revert: {
    words: ['rollback', '1.1.0'],
    prepare: released,
    steps: ['worktree', 'commit', 'push', 'update-here'],
  },
  rewind: { words: ['rollback', '1.1.0', '--rewind'], prepare: released, steps: ['push', 'update-here'] },
};

const table: string[] = [];
let main = '';
beforeAll(async () => {
  main = await buildKilling();
});
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length} kills\n`));

/** One point of each step: before it in one, when it was done and not yet said in the next. */
const sampled = (points: readonly Point[], steps: readonly string[]): readonly Point[] =>
  steps.flatMap((step, index) => {
    const wanted = index % 2 === 0 ? `after ${step}, unsaid` : `before ${step}`;
    return points.filter(({ what }) => what === wanted);
  });

describe.each(Object.entries(KINDS))('a %s that is killed in each of its steps', (kind, { steps, words, ...about }) => {
  it('ends done once with resume, and with abort as before or where it stands (no peer can go on, F9)', async () => {
    const manifest = { private: true, scripts: { test: 'true' } };
    let named: Named | undefined;
    const server = async (fixture: Fixture) => (named = await about.server?.(fixture));
    await using stage = await Stage.open({ main, manifest, prepare: about.prepare, server });
    const { env = {}, shape = () => '' } = named ?? {};
    const seen = async () => ({ ...(await shapeOf(stage)), server: shape() });
    const before = await stage.print();
    const untouched = await seen();
    const whole = await stage.push([...words, '--yes'], { env });
    expect([whole.exitCode, whole.output]).toEqual([0, expect.anything()]);
    const done = await seen();
    const points = sampled(killPoints(await stage.records()), steps);
    expect(points.length).toBe(steps.length);
    const problems: string[] = [];
    for (const { at, what } of points) {
      stage.reset();
      const first = await stage.push([...words, '--yes'], { killAt: at, env });
      const back = stage.keep();
      for (const how of ['resume', 'abort'] as const) {
        if (how === 'abort') back();
        const there = (await seen()).remote !== untouched.remote;
        const second = await stage.push([how, '--yes'], { env });
        const end = await seen();
        const asBefore = JSON.stringify(end) === JSON.stringify(untouched) && (await stage.print()) === before;
        const state = asBefore
          ? 'as before'
          : JSON.stringify(end) === JSON.stringify(done)
            ? 'done once'
            : end.remote === done.remote
              ? 'there'
              : JSON.stringify(end);
        const told = `${first.exitCode === -1 ? 'killed' : 'not killed'}, then ${second.exitCode}: ${state}`;
        table.push(`${kind.padEnd(14)} ${how.padEnd(7)} ${what.padEnd(32)} ${told}`);
        const wanted =
          how === 'resume'
            ? /^killed, then 0: done once$/
            : there
              ? /^killed, then 9: (?:there|done once)$/
              : /^killed, then 0: as before$/;
        if (!wanted.test(told)) problems.push(`${what}: ${told}\n${second.output}`);
      }
    }
    expect(problems).toEqual([]);
  }, 300_000);
});
