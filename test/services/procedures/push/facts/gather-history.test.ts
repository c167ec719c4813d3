import { describe, expect, test } from 'vitest';

import { gatherGit } from '#services/procedures/push/facts/gather.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';
import { readCommits } from '#services/procedures/push/facts/history.ts';

import { Lab } from '../../../../support/lab/lab.ts';
import { readerIn } from '../../../../support/lab/reader.ts';
import { createRepository, type Repository } from '../../../../support/lab/repository.ts';

const { signal } = new AbortController();

const gather = (repository: Repository, question: Partial<Parameters<typeof gatherGit>[1]> = {}): Promise<GitFacts> =>
  gatherGit(readerIn(repository.lab), { dir: repository.path, signal, ...question });
const subjects = ({ history }: GitFacts): string[] => history.commits.map(({ subject }) => subject);

async function repositoryOf(lab: Lab, ...story: readonly string[]): Promise<Repository> {
  const repository = await createRepository(lab, 'project');
  for (const event of story) {
    const [, tag, light] = /^tag (\S+)( light)?$/.exec(event) ?? [];
    if (tag === undefined)
      await repository.commit(event, { [`${event.replaceAll(/\W/g, '-').slice(0, 40)}.txt`]: 'x\n' });
    else await repository.tag(tag, { lightweight: light !== undefined });
  }
  return repository;
}

describe('the nearest tag', () => {
  test.each<readonly [string, readonly string[], string | null, readonly string[]]>([
    ['none: everything since the beginning', ['feat: a', 'fix: b'], null, ['feat: a', 'fix: b']],
    ['a lightweight one', ['feat: a', 'tag v1.0.0 light', 'fix: b'], 'v1.0.0', ['fix: b']],
    ['one on HEAD: nothing since', ['feat: a', 'tag v1.0.0'], 'v1.0.0', []],
    ['a prerelease', ['feat: a', 'tag v1.0.0', 'fix: b', 'tag v1.1.0-rc.1', 'fix: c'], 'v1.1.0-rc.1', ['fix: c']],
    [
      'the highest of several on one commit',
      ['feat: a', 'tag v1.0.0-rc.3', 'tag v1.0.0', 'tag v1', 'fix: b'],
      'v1.0.0',
      ['fix: b'],
    ],
    ['not a moving one', ['feat: a', 'tag v1.0.0', 'fix: b', 'tag v1', 'fix: c'], 'v1.0.0', ['fix: b', 'fix: c']],
    [
      'not one that only looks like a version',
      ['feat: a', 'tag v1.0.0', 'fix: b', 'tag v1.0.1.9', 'fix: c'],
      'v1.0.0',
      ['fix: b', 'fix: c'],
    ],
    ['without a prefix', ['feat: a', 'tag 1.0.0', 'fix: b'], '1.0.0', ['fix: b']],
    [
      'of the style most tags have',
      ['feat: a', 'tag v1.0.0', 'tag v1.1.0', 'fix: b', 'tag 9.0.0', 'fix: c'],
      'v1.1.0',
      ['fix: b', 'fix: c'],
    ],
    [
      'not one of a package',
      ['feat: a', 'tag v1.0.0', 'fix: b', 'tag pkg@2.0.0', 'fix: c'],
      'v1.0.0',
      ['fix: b', 'fix: c'],
    ],
  ])('%s', async (_name, story, since, wanted) => {
    await using lab = new Lab();
    const facts = await gather(await repositoryOf(lab, ...story));
    expect(facts.nearest).toEqual(since === null ? null : { tag: since, distance: wanted.length });
    expect(facts.history.since).toBe(since);
    expect(subjects(facts)).toEqual(wanted);
  });

  test('of a package among several, with only what touches it', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'tag v9.0.0', 'tag @me/pkg@1.0.0');
    await repository.commit('fix: inside', { 'packages/pkg/a.txt': 'x\n' });
    await repository.commit('fix: outside', { 'packages/other/a.txt': 'x\n' });
    const facts = await gather(repository, { packageName: '@me/pkg', paths: ['packages/pkg'] });
    expect(facts).toMatchObject({
      prefix: '@me/pkg@',
      nearest: { tag: '@me/pkg@1.0.0', distance: 2 },
      history: { diffstat: { files: 1 } },
    });
    expect(subjects(facts)).toEqual(['fix: inside']);
  });

  test('a branch and a tag of one name are told apart', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'tag v1.0.0', 'fix: b');
    await repository.git('branch', 'v1.0.0');
    const facts = await gather(repository);
    expect(facts.branches).toContain('v1.0.0');
    expect(subjects(facts)).toEqual(['fix: b']);
    expect(facts.history.diffstat).toEqual({ files: 1, insertions: 1, deletions: 0 });
  });

  test('a branch that has the name of a tag and is checked out', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'tag v1.0.0', 'fix: b');
    await repository.git('checkout', '-q', '-b', 'v1.0.0');
    expect(await gather(repository)).toMatchObject({ branch: 'v1.0.0', nearest: { tag: 'v1.0.0', distance: 1 } });
  });
});

describe('branches that come together', () => {
  test('one that left before the tag and came back after it brings its commits', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a');
    await repository.git('checkout', '-q', '-b', 'side');
    await repository.commit('feat: aside', { 'side.txt': 'x\n' });
    await repository.git('checkout', '-q', 'main');
    await repository.commit('fix: b', { 'b.txt': 'x\n' });
    await repository.tag('v1.0.0');
    await repository.git('merge', '-q', '--no-ff', '-m', "Merge branch 'side'", 'side');
    const facts = await gather(repository);
    expect(facts.nearest).toEqual({ tag: 'v1.0.0', distance: 2 });
    expect(subjects(facts)).toEqual(['feat: aside', "Merge branch 'side'"]);
    expect(facts.history.commits.at(-1)?.parents).toHaveLength(2);
  });

  test('a tag elsewhere does not hide what this branch has not released', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'tag v1.0.0', 'feat: b');
    await repository.git('checkout', '-q', '-b', 'release');
    await repository.commit('chore: release', { 'r.txt': 'x\n' });
    await repository.tag('v1.1.0');
    await repository.git('checkout', '-q', 'main');
    await repository.commit('feat: c', { 'c.txt': 'x\n' });
    const facts = await gather(repository);
    expect(facts.nearest).toEqual({ tag: 'v1.0.0', distance: 2 });
    expect(subjects(facts)).toEqual(['feat: b', 'feat: c']);
    expect(facts.tags.map(({ name }) => name)).toEqual(['v1.0.0', 'v1.1.0']);
  });

  test('a tag elsewhere above HEAD is not near', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'feat: b', 'tag v2.0.0');
    await repository.git('checkout', '-q', '-b', 'old', 'HEAD~1');
    const facts = await gather(repository);
    expect(facts).toMatchObject({ nearest: null, history: { since: null } });
    expect(subjects(facts)).toEqual(['feat: a']);
  });

  test('clocks that were wrong do not turn the order round', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'tag v1.0.0');
    for (const [message, date] of [
      ['feat: first', '2030-01-01T00:00:00Z'],
      ['Revert "feat: first"', '2001-01-01T00:00:00Z'],
      ['fix: last', '2015-01-01T00:00:00Z'],
    ] as const)
      await lab.run('git', ['-C', repository.path, 'commit', '-q', '--allow-empty', '-m', message], {
        env: { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
      });
    expect(subjects(await gather(repository))).toEqual(['feat: first', 'Revert "feat: first"', 'fix: last']);
  });
});

describe('messages', () => {
  test('the first line is the subject even when no empty line follows', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(lab, 'feat: a', 'tag v1.0.0', 'fix: x\nBREAKING CHANGE: y');
    expect((await gather(repository)).history.commits[0]).toMatchObject({
      subject: 'fix: x',
      body: 'BREAKING CHANGE: y',
    });
  });

  test('Windows line ends, other encodings and separators in them', async () => {
    await using lab = new Lab();
    const repository = await repositoryOf(
      lab,
      'feat: a',
      'tag v1.0.0',
      'fix: crlf\r\n\r\nbody\r\n',
      'fix: \u001e\u001f|%x00 in it',
    );
    await repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    await lab.run('git', ['-C', repository.path, 'commit', '-q', '--allow-empty', '-F', '-'], {
      input: Buffer.from('fix: gr\xfc\xdfe\n', 'latin1'),
    });
    expect(subjects(await gather(repository))).toEqual(['fix: crlf', 'fix: \u001e\u001f|%x00 in it', 'fix: grüße']);
  });
});

test('commits since any tag, as a plan wants them that counts from another one', async () => {
  await using lab = new Lab();
  const repository = await repositoryOf(lab, 'feat: a', 'tag v1.0.0', 'fix: b', 'tag v1.1.0', 'fix: c');
  const range = { dir: repository.path, signal, since: 'v1.0.0', head: await repository.id('HEAD') };
  const commits = await readCommits(readerIn(lab), range);
  expect(commits.map(({ subject }) => subject)).toEqual(['fix: b', 'fix: c']);
});
