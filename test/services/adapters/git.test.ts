import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';

import { GitLab } from '../../support/git/lab.ts';
import { plainShell } from '../../support/plain-shell.ts';

const git = realGit(plainShell);
const { signal } = new AbortController();

test('a clone that was pushed is clean and level with its upstream', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  expect(await git.status(dir, signal)).toMatchObject({
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
  });
});

test('commits since the newest tag are counted, and its time is known', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  lab.git('a', 'tag', 'v1.9.0-rc-1-gabcdef');
  lab.commit('a');
  const at = new Date('2026-01-02T03:04:05Z');
  lab.commit('a', 'b.txt', 'b', at);
  expect(await git.lastTag(dir, signal)).toEqual({
    tag: 'v1.9.0-rc-1-gabcdef',
    commitsSince: 2,
    lastCommitAt: at.getTime(),
  });
});
