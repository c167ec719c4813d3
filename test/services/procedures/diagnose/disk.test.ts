import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import { realSystem } from '#services/adapters/system/system.ts';

import { diagnosed, hostWorld } from '../../../support/diagnose/diagnosed.ts';
import { cannotSshfs, sshfs, tmpfs } from '../../../support/mounted.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

const KIB = 1024;
const here = () => hostWorld({ system: realSystem(), shell: realShell() });
const at = (path: string) => ({ subject: 'disk', path }) as const;

/** Takes so many KiB of a disk. */
async function fill(path: string, kib: number): Promise<void> {
  await mkdir(join(path, 'logs'), { recursive: true });
  await writeFile(join(path, 'logs/big.log'), Buffer.alloc(kib * KIB));
}

test('a full disk, and what fills it', async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  await using disk = await tmpfs('size=1m');
  expect(await diagnosed(at(disk.path), here())).toMatchObject({ id: 'disk-healthy', exit: 0 });
  await fill(disk.path, 880);
  expect(await diagnosed(at(disk.path), here())).toMatchObject({ id: 'disk-nearly-full', exit: 20 });
  await fill(disk.path, 1024);
  const found = await diagnosed(at(disk.path), here());
  expect(found).toMatchObject({ id: 'disk-full', exit: 21 });
  expect(found.conclusion.evidence.join('\n')).toContain(`${disk.path}/logs has 1`);
});

test('near miss of full: deleted files that are still open', async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  await using disk = await tmpfs('size=1m');
  const script = `const fs = require('fs'); const path = process.argv[1] + '/gone';
    const fd = fs.openSync(path, 'w'); fs.writeSync(fd, Buffer.alloc(950 * 1024)); fs.unlinkSync(path);
    process.stdout.write('held'); setInterval(() => fd, 1e6);`;
  const child = spawn(process.execPath, ['-e', script, disk.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    const found = await diagnosed(at(disk.path), here(), 5000);
    expect(found.id).toBe('disk-deleted-open');
    expect(found.conclusion.title).toContain(`pid ${child.pid}`);
    expect(found.conclusion.fixes[0]).toMatchObject({
      commands: [`kill -TERM ${child.pid}`],
      act: { procedure: 'end-process', params: { pid: child.pid } },
    });
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
});

test('near miss of full: no inodes left', async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  await using disk = await tmpfs('size=1m,nr_inodes=200');
  await mkdir(join(disk.path, 'many'));
  await Promise.all(Array.from({ length: 198 }, (_, nth) => writeFile(join(disk.path, `many/${nth}`), '')));
  const found = await diagnosed(at(disk.path), here());
  expect(found.id).toBe('disk-inodes-full');
  expect(found.conclusion.evidence.join('\n')).toContain('/many has 199 files');
});

test('a disk that became read-only', async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  await using disk = await tmpfs('size=1m');
  execFileSync('mount', ['-o', 'remount,ro', disk.path]);
  expect(await diagnosed(at(disk.path), here())).toMatchObject({ id: 'disk-read-only', exit: 21 });
});

test('a mount whose server does not answer, named or among all others', { timeout: 30_000 }, async (ctx) => {
  const missing = cannotSshfs();
  if (missing !== null) return ctx.skip(missing);
  await using mount = await sshfs();
  mount.hang();
  try {
    expect(await diagnosed(at(mount.path), here(), 500)).toMatchObject({ id: 'disk-unreachable', exit: 21 });
    const all = await diagnosed({ subject: 'disk', path: null }, here(), 500);
    expect(all.id).toBe('disk-unreachable');
  } finally {
    mount.resume();
  }
});
