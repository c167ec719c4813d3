import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import { reachable } from '#services/adapters/system/reachable.ts';

import { like } from '../../../support/like.ts';
import { cannotSshfs, sshfs } from '../../../support/mounted.ts';

// Before the other one: the table of mounts is good for a moment, and this mount is to be in it.
test('nothing touches a mount whose server hangs, also behind a link, and what is beside it is still read', async (ctx) => {
  const missing = cannotSshfs();
  if (missing !== null) return ctx.skip(missing);
  await using remote = await sshfs();
  const beside = join(remote.path, '..');
  const link = join(beside, 'link');
  await symlink('mnt', link);
  const files = realFiles();
  await expect(files.list(remote.path)).resolves.toEqual([]);

  remote.hang();
  // A failure must not hang for ever.
  const giveUp = setTimeout(remote.resume, 20_000);
  const hangs = { code: 'mount-hangs', message: like(remote.path) };
  await expect(files.list(remote.path)).rejects.toMatchObject(hangs);
  await expect(files.stat(join(remote.path, 'x'))).rejects.toMatchObject(hangs);
  await expect(files.read(join(link, 'x'))).rejects.toMatchObject(hangs);
  await expect(files.glob(join(remote.path, '*', 'x'))).rejects.toMatchObject(hangs);
  await expect(files.tail(join(remote.path, 'x'), null, 10)).rejects.toMatchObject(hangs);
  await expect(
    realShell().run({ file: 'true', args: [], cwd: remote.path }, { timeoutMs: 5000 }),
  ).rejects.toMatchObject(hangs);
  expect((await files.list(beside)).map(({ name }) => name)).toContain('served');
  clearTimeout(giveUp);
});

test('every path of a local disk is reachable, whether it exists or not', async () => {
  await expect(reachable('/')).resolves.toBeUndefined();
  await expect(reachable('/no/such/path')).resolves.toBeUndefined();
});
