import { chmodSync, chownSync } from 'node:fs';

import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';

import { GitLab } from '../../../support/git/lab.ts';

const shell = realShell();
const git = realGit(shell);
const { signal } = new AbortController();

const ways: readonly (readonly [name: string, break_: (lab: GitLab) => void])[] = [
  ['HEAD is garbage', (lab) => lab.write('outer/a/.git/HEAD', 'garbage')],
  ['HEAD is gone', (lab) => lab.remove('outer/a/.git/HEAD')],
  ['HEAD names a commit that is not there', (lab) => lab.write('outer/a/.git/refs/heads/main', `${'1'.repeat(40)}\n`)],
  ['the branch is an empty file', (lab) => lab.write('outer/a/.git/refs/heads/main', '')],
  ['the index is garbage', (lab) => lab.write('outer/a/.git/index', 'garbage')],
  ['the index is empty', (lab) => lab.write('outer/a/.git/index', '')],
  ['the objects are gone', (lab) => lab.remove('outer/a/.git/objects')],
  ['the configuration is garbage', (lab) => lab.write('outer/a/.git/config', '[bro')],
  ['the newest commit is garbage', (lab) => lab.damage('outer/a', 'HEAD')],
  ['its .git file leads nowhere', (lab) => lab.replace('outer/a/.git', 'gitdir: /nonexistent/a\n')],
];

test.each(ways)('broken: %s, and a sound repository around it is not taken for it', async (_name, damage) => {
  using lab = new GitLab();
  lab.init('outer');
  lab.commit('outer');
  const dir = lab.init('outer/a');
  lab.commit('outer/a');
  damage(lab);
  await expect(git.status(dir, signal)).rejects.toMatchObject({ code: 'broken-repository' });
});

test('a folder that is not there, one without git and a bare repository are told apart', async () => {
  using lab = new GitLab();
  lab.write('plain/file');
  lab.init('a.git', '--bare');
  await expect(git.status(lab.at('nothing'), signal)).rejects.toMatchObject({ code: 'no-folder' });
  await expect(git.status(lab.at('plain/file'), signal)).rejects.toMatchObject({ code: 'no-folder' });
  await expect(git.status(lab.at('plain'), signal)).rejects.toMatchObject({ code: 'not-a-repository' });
  await expect(git.status(lab.at('a.git'), signal)).rejects.toMatchObject({ code: 'no-worktree' });
});

test('a repository of another user is not trusted, and the way to trust it is shown', async (context) => {
  if (process.getuid?.() !== 0) context.skip('needs root, to give a folder away');
  using lab = new GitLab();
  const dir = lab.init('a');
  lab.commit('a');
  chownSync(dir, 65534, 65534);
  chownSync(lab.at('a/.git'), 65534, 65534);
  await expect(git.status(dir, signal)).rejects.toMatchObject({
    code: 'unsafe-owner',
    hint: expect.stringContaining(`git config --global --add safe.directory ${dir}`) as string,
  });
});

test('a folder that may not be entered is a missing right, not a missing folder', async (context) => {
  if (process.getuid?.() !== 0) context.skip('needs root, to become somebody else');
  using lab = new GitLab();
  const dir = lab.init('closed/a');
  chmodSync(lab.path, 0o755);
  chmodSync(lab.at('closed'), 0o700);
  const asNobody = realGit({
    ...shell,
    run: ({ file, args, env }, limits) => {
      const drop = ['--reuid=65534', '--regid=65534', '--clear-groups', file, ...args];
      return shell.run({ file: 'setpriv', args: drop, env }, limits);
    },
  });
  await expect(asNobody.status(dir, signal)).rejects.toMatchObject({ code: 'denied' });
});

test('without git every look says so', async () => {
  const none = realGit({
    ...shell,
    run: (command, limits) => shell.run({ ...command, file: 'no-such-git' }, limits),
  });
  await expect(none.status('/', signal)).rejects.toMatchObject({ code: 'not-found' });
});
