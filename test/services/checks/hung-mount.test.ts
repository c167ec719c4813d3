import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import command from '#services/checks/command.ts';
import fileAge from '#services/checks/file-age.ts';
import logErrors from '#services/checks/log-errors.ts';

import { cannotSshfs, sshfs } from '../../support/mounted.ts';
import { looked } from './looked.ts';

test('a server that hangs makes checks of its files unknown, and no other', { timeout: 90_000 }, async (context) => {
  const missing = cannotSshfs();
  if (missing !== null) context.skip(missing);
  await using mount = await sshfs();
  const [file, script] = [join(mount.path, 'a.log'), join(mount.path, 'check.sh')];
  await writeFile(file, `${new Date().toISOString()} ERROR x\n`);
  await writeFile(script, '#!/bin/sh\necho fine\n');
  await chmod(script, 0o755);
  const shell = realShell({ PATH: `${mount.path}:${process.env['PATH']}` });
  const world = { clock: realClock(), files: realFiles(), shell };
  const looks = () =>
    Promise.all([
      looked(world, fileAge, { path: file }),
      looked(world, logErrors, { path: join(mount.path, '*.log') }),
      looked(world, command, { command: script }),
      looked(world, command, { command: { file: 'true' }, cwd: mount.path }),
      looked(world, command, { command: 'echo fine' }),
      looked(world, fileAge, { path: '/proc/self/stat', atLeastBytes: 0 }),
    ]);
  expect((await looks()).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  mount.hang();
  const readings = await looks();
  expect(readings.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'ok', 'ok']);
  expect(readings[0].summary).toContain('does not answer');
  expect(await shell.which('check.sh')).toBeNull();
});
