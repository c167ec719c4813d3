import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';

import { GitLab } from '../../../support/git/lab.ts';

const git = realGit(realShell());
const { signal } = new AbortController();

test('a clone that was pushed is clean and level with its upstream', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  expect(await git.status(dir, signal)).toEqual({
    branch: 'main',
    commit: lab.git('a', 'rev-parse', 'HEAD').trim(),
    upstream: 'origin/main',
    ahead: 0,
    behind: 0,
    changed: 0,
    untracked: 0,
    conflicts: 0,
    stashes: 0,
    operation: null,
    locked: false,
    lock: null,
    root: dir,
    gitDir: lab.at('a/.git'),
    linked: false,
  });
});

test('ahead, behind and both', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.commit('a');
  lab.commit('a');
  expect(await git.status(dir, signal)).toMatchObject({ ahead: 2, behind: 0 });
  lab.git('a', 'push', '-q');
  lab.git('a', 'reset', '-q', '--hard', 'HEAD~2');
  expect(await git.status(dir, signal)).toMatchObject({ ahead: 0, behind: 2 });
  lab.commit('a');
  expect(await git.status(dir, signal)).toMatchObject({ ahead: 1, behind: 2 });
});

test('changed, renamed, untracked and stashed things are counted, whatever their names', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a', 'old name', 'a long enough text to be found again\n');
  lab.commit('a', 'line\nbreak', 'x');
  const bytes = Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xff, 0xfe, 0x31])]);
  lab.writeBytes(bytes);
  lab.git('a', 'mv', 'old name', '1 new -> name');
  lab.write('a/line\nbreak', 'changed');
  lab.write('a/? not a record\n1 x', 'untracked');
  expect(await git.status(dir, signal)).toMatchObject({ changed: 2, untracked: 2, conflicts: 0, stashes: 0 });
  lab.git('a', 'stash', '-q');
  expect(await git.status(dir, signal)).toMatchObject({ changed: 0, untracked: 2, stashes: 1 });
});

test('before the first commit there is a branch and no commit', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.write('a/new.txt');
  expect(await git.status(dir, signal)).toMatchObject({ branch: 'main', commit: null, ahead: null, untracked: 1 });
  expect(await git.lastTag(dir, signal)).toEqual({ tag: null, commitsSince: 0, lastCommitAt: null });
});

test('a detached HEAD has a commit and no branch', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  const commit = lab.commit('a');
  lab.git('a', 'checkout', '-q', '--detach');
  expect(await git.status(dir, signal)).toMatchObject({ branch: null, commit, upstream: null });
});

test('a shallow clone, a submodule and a second working tree are working trees', async () => {
  using lab = new GitLab();
  lab.cloned('a');
  lab.commit('a');
  lab.git('a', 'push', '-q');
  lab.git('.', 'clone', '-q', '--depth=1', `file://${lab.at('a.git')}`, 'shallow');
  expect(await git.status(lab.at('shallow'), signal)).toMatchObject({ branch: 'main', ahead: 0, behind: 0 });
  expect(await git.lastTag(lab.at('shallow'), signal)).toMatchObject({ tag: null, commitsSince: 1 });

  lab.git('a', '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', lab.at('a.git'), 'sub');
  const sub = await git.status(lab.at('a/sub'), signal);
  expect(sub).toMatchObject({ root: lab.at('a/sub'), gitDir: lab.at('a/.git/modules/sub'), linked: false });

  lab.git('a', 'worktree', 'add', '-q', lab.at('second'));
  const second = await git.status(lab.at('second'), signal);
  expect(second).toMatchObject({ branch: 'second', gitDir: lab.at('a/.git/worktrees/second'), linked: true });
});

test('a folder inside a repository is looked at through it', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a', 'packages/web/file');
  expect(await git.status(lab.at('a/packages/web'), signal)).toMatchObject({ branch: 'main', root: dir });
});

test('conflicts and every unfinished operation are named', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a', 'file', 'base\n');
  lab.git('a', 'checkout', '-q', '-b', 'other');
  lab.commit('a', 'file', 'other\n');
  lab.git('a', 'checkout', '-q', 'main');
  const tip = lab.commit('a', 'file', 'main\n');
  const cases = [
    ['merge', 'merge', 'other'],
    ['rebase', 'rebase', 'other'],
    ['cherry-pick', 'cherry-pick', 'other'],
  ] as const;
  for (const [operation, ...args] of cases) {
    expect(() => lab.git('a', ...args)).toThrow(`a ${operation}`);
    expect(await git.status(dir, signal)).toMatchObject({ operation, conflicts: 1 });
    lab.git('a', operation, '--abort');
  }
  lab.commit('a', 'file', 'later\n');
  expect(() => lab.git('a', 'revert', '--no-edit', tip)).toThrow('a revert');
  expect(await git.status(dir, signal)).toMatchObject({ operation: 'revert', conflicts: 1 });
  lab.git('a', 'revert', '--abort');
  lab.git('a', 'bisect', 'start');
  expect(await git.status(dir, signal)).toMatchObject({ operation: 'bisect', conflicts: 0 });
  lab.git('a', 'bisect', 'reset');
  expect(await git.status(dir, signal)).toMatchObject({ operation: null });
});

test('a lock file is reported with its age and stops nothing', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  lab.write('a/.git/index.lock', '');
  lab.write('a/.git/gc.pid.lock', '');
  lab.age('a/.git/index.lock', new Date(1_700_000_000_000));
  expect(await git.status(dir, signal)).toMatchObject({
    locked: true,
    lock: { name: 'index.lock', since: 1_700_000_000_000 },
  });
});
