import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Shell } from '#services/ports/shell.ts';

import { GitLab } from '../../../support/git/lab.ts';

const shell = realShell();
const git = realGit(shell);
const { signal } = new AbortController();

/** Prints the format back, as a git does that is too old to describe in one. */
const oldShell: Shell = {
  ...shell,
  run: (command, limits) =>
    shell.run({ ...command, args: command.args.map((arg) => arg.replace('%(describe', '%%(describe')) }, limits),
};

test.each([
  ['this git', git],
  ['an old git', realGit(oldShell)],
])('%s counts the commits since the newest tag and knows their time', async (_name, one) => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  expect(await one.lastTag(dir, signal)).toMatchObject({ tag: null, commitsSince: 1 });
  lab.git('a', 'tag', 'v1.9.0-rc-1-gabcdef');
  expect(await one.lastTag(dir, signal)).toMatchObject({ tag: 'v1.9.0-rc-1-gabcdef', commitsSince: 0 });
  lab.commit('a');
  const at = new Date('2026-01-02T03:04:05Z');
  lab.commit('a', 'b.txt', 'b', at);
  expect(await one.lastTag(dir, signal)).toEqual({
    tag: 'v1.9.0-rc-1-gabcdef',
    commitsSince: 2,
    lastCommitAt: at.getTime(),
  });
});

test('commits of a merged branch count as unreleased, as git rev-list counts them', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  lab.git('a', 'checkout', '-q', '-b', 'side');
  lab.commit('a', 'side.txt');
  lab.commit('a', 'side.txt');
  lab.git('a', 'checkout', '-q', 'main');
  lab.commit('a', 'main.txt');
  lab.git('a', 'tag', '-m', 'release', 'v2.0.0');
  lab.git('a', 'merge', '-q', '--no-edit', 'side');
  const expected = Number(lab.git('a', 'rev-list', '--count', 'v2.0.0..HEAD'));
  expect(expected).toBe(3);
  expect(await git.lastTag(dir, signal)).toMatchObject({ tag: 'v2.0.0', commitsSince: expected });
});

test('signatures asked for in the configuration run no program and change nothing', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  lab.git('a', 'config', 'log.showSignature', 'true');
  lab.git('a', 'config', 'gpg.program', lab.at('never'));
  expect(await git.lastTag(dir, signal)).toMatchObject({ commitsSince: 1 });
});

test('work that exists only here is counted', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  expect(await git.unpushed(dir, signal)).toBe(0);
  lab.git('a', 'checkout', '-q', '-b', 'idea');
  lab.commit('a');
  lab.commit('a');
  expect(await git.unpushed(dir, signal)).toBe(2);
  lab.git('a', 'checkout', '-q', '--detach');
  expect(await git.unpushed(dir, signal)).toBe(0);
  lab.commit('a');
  expect(await git.unpushed(dir, signal)).toBe(1);
});

test('a repository without a remote has nowhere to push to', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  expect(await git.unpushed(dir, signal)).toBeNull();
});

test('remotes are named with the first of their addresses', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  expect(await git.remotes(dir, signal)).toEqual({});
  lab.git('a', 'remote', 'add', 'origin', 'git@github.com:ana/api.git');
  lab.git('a', 'remote', 'add', 'back.up', 'https://example.org/a b.git');
  lab.git('a', 'remote', 'set-url', '--add', 'origin', 'https://example.org/second');
  expect(await git.remotes(dir, signal)).toEqual({
    origin: 'git@github.com:ana/api.git',
    'back.up': 'https://example.org/a b.git',
  });
});

test('addresses are those git would use, without what may be a token', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.git('a', 'config', 'url.https://github.com/.insteadOf', 'gh:');
  lab.git('a', 'remote', 'add', 'origin', 'gh:ana/api');
  lab.git('a', 'remote', 'add', 'second', 'https://ghp_canary@github.com/ana/api.git');
  expect(await git.remotes(dir, signal)).toEqual({
    origin: 'https://github.com/ana/api',
    second: 'https://github.com/ana/api.git',
  });
});

test('unreleased commits are listed newest first', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  lab.git('a', 'tag', 'v1.0.0');
  lab.commit('a', 'one');
  const newest = lab.commit('a', 'two', 'x', new Date('2026-03-01T00:00:00Z'));
  const commits = await git.commitsSince(dir, 'v1.0.0', 10, signal);
  expect(commits.map(({ subject }) => subject)).toEqual(['change two', 'change one']);
  expect(commits[0]).toMatchObject({ commit: newest, author: 'ana', at: Date.parse('2026-03-01T00:00:00Z') });
  expect(await git.commitsSince(dir, null, 1, signal)).toHaveLength(1);
});
