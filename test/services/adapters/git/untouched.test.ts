import { readFileSync, statSync } from 'node:fs';

import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';

import { GitLab } from '../../../support/git/lab.ts';

const git = realGit(realShell());
const { signal } = new AbortController();

async function everyLocalRead(dir: string): Promise<void> {
  await git.status(dir, signal);
  await git.lastTag(dir, signal);
  await git.unpushed(dir, signal);
  await git.remotes(dir, signal);
  await git.commitsSince(dir, null, 10, signal);
}

test('the index keeps its bytes, time and inode, although its cached file times are wrong', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.age('a/file.txt', new Date(1_700_000_000_000));
  const index = lab.at('a/.git/index');
  const before = { bytes: readFileSync(index), facts: statSync(index, { bigint: true }) };
  await everyLocalRead(dir);
  const after = statSync(index, { bigint: true });
  expect([after.mtimeNs, after.ino, after.size]).toEqual([before.facts.mtimeNs, before.facts.ino, before.facts.size]);
  expect(readFileSync(index).equals(before.bytes)).toBe(true);
  lab.git('a', 'status');
  expect(readFileSync(index).equals(before.bytes), 'a plain git status would have written it').toBe(false);
});

test('nothing in the git directory changes, and a colleague who pushed stays unseen until a person fetches', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.git('.', 'clone', '-q', lab.at('a.git'), 'colleague');
  const theirs = lab.commit('colleague');
  lab.git('colleague', 'push', '-q');
  const before = lab.listing('a/.git');
  await everyLocalRead(dir);
  expect(await git.lsRemote(dir, 'origin', 'refs/heads/main', signal)).toBe(theirs);
  expect(await git.status(dir, signal)).toMatchObject({ ahead: 0, behind: 0 });
  expect(lab.listing('a/.git')).toEqual(before);
  expect(before.some((line) => line.includes('FETCH_HEAD'))).toBe(false);
});

test('a partial clone fetches nothing during a look', async () => {
  using lab = new GitLab();
  lab.cloned('a');
  lab.commit('a', 'big', 'content\n'.repeat(1000));
  lab.git('a', 'push', '-q');
  lab.git('a.git', 'config', 'uploadpack.allowFilter', 'true');
  lab.git('.', 'clone', '-q', '--filter=blob:none', '--no-checkout', `file://${lab.at('a.git')}`, 'partial');
  // To see a rename with changes git wants the content of what it was, and that is not here.
  lab.write('partial/renamed', 'content\n'.repeat(999));
  lab.git('partial', 'add', 'renamed');
  const before = lab.listing('partial/.git/objects');
  await everyLocalRead(lab.at('partial'));
  expect(lab.listing('partial/.git/objects')).toEqual(before);
  lab.git('partial', 'status');
  expect(lab.listing('partial/.git/objects'), 'a plain git status would have fetched').not.toEqual(before);
});

test('programs named by a repository are not run', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.write('spy', `#!/bin/sh\ntouch ${lab.at('ran')}\n`);
  lab.executable('spy');
  lab.git('a', 'config', 'core.fsmonitor', lab.at('spy'));
  lab.write('a/.git/hooks/post-index-change', `#!/bin/sh\ntouch ${lab.at('ran')}\n`);
  lab.executable('a/.git/hooks/post-index-change');
  await everyLocalRead(dir);
  expect(lab.exists('ran')).toBe(false);
  lab.git('a', 'status');
  expect(lab.exists('ran'), 'a plain git status would have run it').toBe(true);
});
