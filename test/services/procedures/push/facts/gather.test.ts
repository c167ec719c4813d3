import { describe, expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { gatherGit } from '#services/procedures/push/facts/gather.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';

import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { readerIn } from '../../../../support/lab/reader.ts';
import { createRemote } from '../../../../support/lab/remote.ts';
import { createRepository, type Repository } from '../../../../support/lab/repository.ts';
import { worldPrint } from '../../../../support/lab/world-print.ts';

const { signal } = new AbortController();

const gather = (repository: Repository, question: Partial<Parameters<typeof gatherGit>[1]> = {}): Promise<GitFacts> =>
  gatherGit(readerIn(repository.lab), { dir: repository.path, signal, ...question });

describe('a project in good order', () => {
  test('everything is known from three processes, and nothing is changed', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(
      lab,
      { 'package.json': '{}\n' },
      { commits: ['feat: one', 'fix: two\n\nbody'] },
    );
    const reader = readerIn(lab);
    const world = { repositories: [repository.path], remotes: [remote.path] };
    const before = await worldPrint(world);
    const facts = await gatherGit(reader, { dir: repository.path, signal });
    expect(reader.commands.toSorted()).toEqual(['diff', 'log', 'sh']);
    expect(await worldPrint(world)).toBe(before);
    const tagged = await repository.id('v1.0.0^{commit}');
    expect(facts).toEqual({
      top: repository.path,
      gitDir: repository.at('.git'),
      commonDir: repository.at('.git'),
      head: await repository.id('HEAD'),
      branch: 'main',
      upstream: { remote: 'origin', ref: 'refs/heads/main', ahead: 0, behind: 0 },
      remotes: [{ name: 'origin', url: remote.path, kind: 'path', hasCredentials: false, github: null }],
      target: { remote: 'origin', ref: 'refs/heads/main', because: 'the branch follows it' },
      shallow: false,
      linked: false,
      operation: null,
      locks: [],
      changes: [],
      stashes: 0,
      submodules: [],
      lfs: { used: false, installed: false },
      identity: { name: 'ana', email: 'ana@atlas.example' },
      signing: { commits: false, tags: false, format: 'openpgp', key: null, program: null },
      core: expect.objectContaining({ hooksPath: null, sshCommand: null, sparse: false, promisor: null }) as object,
      listed: expect.arrayContaining(['package.json']) as string[],
      tags: [{ name: 'v1.0.0', kind: 'annotated', object: await repository.id('v1.0.0'), commit: tagged }],
      branches: ['main'],
      prefix: 'v',
      otherPrefixes: [],
      nearest: { tag: 'v1.0.0', distance: 2 },
      history: {
        since: 'v1.0.0',
        commits: [
          expect.objectContaining({ subject: 'feat: one', body: '', parents: [tagged] }) as object,
          expect.objectContaining({ subject: 'fix: two', body: 'body' }) as object,
        ],
        diffstat: { files: 2, insertions: 4, deletions: 0 },
      },
    });
  });

  test('a folder below the top and a linked working tree are the same repository', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'deep/er/file.txt': 'x\n' });
    const below = await gather(repository, { dir: repository.at('deep/er') });
    expect(below).toMatchObject({ top: repository.path, linked: false, history: { since: 'v1.0.0' } });
    await repository.git('worktree', 'add', '-q', '-b', 'side', lab.at('side'));
    const side = await gather(repository, { dir: lab.at('side') });
    expect(side).toMatchObject({ top: lab.at('side'), linked: true, branch: 'side', commonDir: repository.at('.git') });
    expect(side.nearest).toEqual(below.nearest);
  });
});

describe('where HEAD is', () => {
  test('detached: no branch and nowhere to push to', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('checkout', '-q', '--detach');
    const facts = await gather(repository);
    expect(facts).toMatchObject({
      branch: null,
      upstream: null,
      target: null,
      nearest: { tag: 'v1.0.0', distance: 1 },
    });
    expect(facts.head).toBe(await repository.id('HEAD'));
  });

  test('no commits yet', async () => {
    await using lab = new Lab();
    const repository = await createRepository(lab, 'empty');
    await repository.write({ 'a.txt': 'x\n' });
    expect(await gather(repository)).toMatchObject({
      head: null,
      branch: 'main',
      nearest: null,
      tags: [],
      changes: [{ kind: 'untracked', path: 'a.txt' }],
      history: { since: null, commits: [], diffstat: { files: 0 } },
    });
  });

  test('no upstream, and several remotes of which none is meant', async () => {
    await using lab = new Lab();
    const repository = await createRepository(lab, 'project');
    await repository.commit('feat: begin', { 'a.txt': 'x\n' });
    for (const name of ['here', 'there'])
      await repository.git('remote', 'add', name, (await createRemote(lab, `${name}.git`)).url);
    const facts = await gather(repository);
    expect(facts).toMatchObject({ upstream: null, target: null });
    expect(facts.remotes.map(({ name }) => name)).toEqual(['here', 'there']);
    expect((await gather(repository, { remote: 'there' })).target).toMatchObject({
      remote: 'there',
      ref: 'refs/heads/main',
    });
    await repository.git('config', 'remote.pushDefault', 'here');
    expect((await gather(repository)).target).toMatchObject({ remote: 'here' });
  });

  test('an upstream that is gone, one that is ahead, and one of another name', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('checkout', '-q', '-b', 'mine', '--track', 'origin/main');
    await repository.commit('feat: here');
    expect(await gather(repository)).toMatchObject({
      upstream: { remote: 'origin', ref: 'refs/heads/main', ahead: 1, behind: 0 },
      target: { remote: 'origin', ref: 'refs/heads/main' },
    });
    await repository.git('update-ref', '-d', 'refs/remotes/origin/main');
    expect((await gather(repository)).upstream).toMatchObject({ ahead: null, behind: null });
  });
});

describe('what is not finished', () => {
  async function conflicting(lab: Lab): Promise<Repository> {
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('checkout', '-q', '-b', 'other');
    await repository.commit('feat: theirs', { 'a.txt': 'theirs\n' });
    await repository.git('checkout', '-q', 'main');
    await repository.commit('feat: ours', { 'a.txt': 'ours\n' });
    return repository;
  }

  test.each([
    ['merge', ['merge', 'other']],
    ['rebase', ['rebase', 'other']],
    ['cherry-pick', ['cherry-pick', 'other']],
    ['revert', ['revert', '--no-edit', 'HEAD~1']],
  ])('a %s with a conflict', async (operation, command) => {
    await using lab = new Lab();
    const repository = await conflicting(lab);
    if (operation === 'revert') await repository.commit('feat: again', { 'changes/1.txt': 'other text\n' });
    const target = operation === 'revert' ? ['revert', '--no-edit', 'HEAD~2'] : command;
    expect((await repository.tryGit(...target)).code).not.toBe(0);
    const facts = await gather(repository);
    expect(facts.operation).toBe(operation);
    expect(facts.changes.map(({ kind }) => kind)).toContain('conflict');
  });

  test('a bisect', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('bisect', 'start');
    expect((await gather(repository)).operation).toBe('bisect');
  });

  test('a merge in a linked working tree is only its own', async () => {
    await using lab = new Lab();
    const repository = await conflicting(lab);
    await repository.git('worktree', 'add', '-q', '--detach', lab.at('side'), 'main');
    await repository.tryGit('-C', lab.at('side'), 'merge', 'other');
    expect((await gather(repository, { dir: lab.at('side') })).operation).toBe('merge');
    expect((await gather(repository)).operation).toBeNull();
  });

  test('lock files are named with their age, those that all working trees share too', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.git('worktree', 'add', '-q', '--detach', lab.at('side'), 'main');
    await repository.write({ '.git/index.lock': '', '.git/packed-refs.lock': '', '.git/gc.pid.lock': '' });
    const facts = await gather(repository);
    expect(facts.locks.map(({ path }) => path).toSorted()).toEqual([
      repository.at('.git/index.lock'),
      repository.at('.git/packed-refs.lock'),
    ]);
    expect(facts.locks.every(({ since }) => since > 0)).toBe(true);
    const side = await gather(repository, { dir: lab.at('side') });
    expect(side.locks.map(({ path }) => path)).toContain(repository.at('.git/packed-refs.lock'));
  });
});

describe('what is not committed', () => {
  test('staged, changed, renamed, deleted and new, whatever the files are called', async () => {
    await using lab = new Lab();
    const odd = 'a\nb "c"\t√ -x .txt';
    const { repository } = await createFixture(lab, {
      'staged.txt': 'x\n',
      'changed.txt': 'x\n',
      'old name.txt': 'long enough to be known again\n',
      [odd]: 'x\n',
    });
    await repository.write({ 'staged.txt': 'y\n' });
    await repository.git('add', 'staged.txt');
    await repository.git('mv', 'old name.txt', 'new name.txt');
    await repository.write({
      'changed.txt': 'y\n',
      [odd]: 'y\n',
      'folder/new\nfile.txt': 'x\n',
      'folder/other.txt': 'x\n',
    });
    const { changes } = await gather(repository);
    expect(changes.map(({ kind, path, from, staged, unstaged }) => [kind, path, from, staged, unstaged])).toEqual([
      ['changed', odd, null, false, true],
      ['changed', 'changed.txt', null, false, true],
      ['renamed', 'new name.txt', 'old name.txt', true, false],
      ['changed', 'staged.txt', null, true, false],
      ['untracked', 'folder/', null, false, true],
    ]);
    const every = await gather(repository, { everyFile: true });
    expect(every.changes.filter(({ kind }) => kind === 'untracked').map(({ path }) => path)).toEqual([
      'folder/new\nfile.txt',
      'folder/other.txt',
    ]);
  });

  test('what the person set for status does not matter', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    for (const [key, value] of Object.entries({
      'status.showUntrackedFiles': 'no',
      'status.renames': 'false',
      'color.ui': 'always',
      'core.quotePath': 'true',
      'log.showSignature': 'true',
      'log.date': 'relative',
      'format.pretty': 'oneline',
      'diff.noprefix': 'true',
      'diff.external': '/nonexistent',
      'core.fsmonitor': '/nonexistent',
    }))
      await repository.git('config', key, value);
    await repository.write({ 'ä.txt': 'x\n' });
    const facts = await gather(repository);
    expect(facts.changes.map(({ path }) => path)).toEqual(['ä.txt']);
    expect(facts.history).toMatchObject({ commits: [{ subject: 'feat: add something new' }], diffstat: { files: 1 } });
  });

  test('stashes are counted', async () => {
    await using lab = new Lab();
    const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
    await repository.write({ 'a.txt': 'y\n' });
    await repository.git('stash');
    expect((await gather(repository)).stashes).toBe(1);
  });
});

test('without a shell every look is taken by itself, and says the same', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, { 'a.txt': 'x\n' });
  const reader = readerIn(lab);
  const shell = {
    ...reader.shell,
    run: async (...[command, limits]: Parameters<typeof reader.shell.run>) => {
      if (command.file === 'sh') throw new OpsError('not-found', 'The program sh is not on this machine.');
      return reader.shell.run(command, limits);
    },
  };
  expect(await gatherGit({ ...reader, shell }, { dir: repository.path, signal })).toEqual(await gather(repository));
  expect(reader.commands.toSorted()).toEqual([
    'config',
    'diff',
    'for-each-ref',
    'log',
    'ls-files',
    'ls-tree',
    'status',
  ]);
});
