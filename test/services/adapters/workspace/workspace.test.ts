import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { realWorkspaces } from '#services/adapters/workspace.ts';
import type { Workspace } from '#services/ports/workspace.ts';

import { tmpfs } from '../../../support/mounted.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

let top = '';
let root = '';
let space: Workspace;
const { signal } = new AbortController();

beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'cpm-space-')));
  root = join(top, 'root');
  await mkdir(root);
  await mkdir(join(top, 'outside'));
  space = await realWorkspaces().open(root);
});
afterEach(() => rm(top, { recursive: true }));

test('a folder has to be there, by its full path', async () => {
  await expect(realWorkspaces().open(join(top, 'none'))).rejects.toMatchObject({ code: 'missing' });
  writeFileSync(join(top, 'file'), '');
  await expect(realWorkspaces().open(join(top, 'file'))).rejects.toMatchObject({ code: 'not-a-folder' });
  await expect(realWorkspaces().open('relative')).rejects.toMatchObject({ code: 'missing' });
});

test('does not leave its root through a link, written or removed', async () => {
  writeFileSync(join(top, 'outside/file'), 'theirs');
  symlinkSync('../outside', join(root, 'out'));
  symlinkSync(join(top, 'outside/file'), join(root, 'link'));
  symlinkSync('../outside/new', join(root, 'dangling'));
  for (const path of ['out/file', 'link', 'dangling', 'out/new/deeper'])
    await expect(space.write(join(root, path), 'x')).rejects.toMatchObject({ code: 'outside-root' });
  await expect(space.readBytes(join(root, 'link'))).rejects.toMatchObject({ code: 'outside-root' });
  await expect(space.chmod(join(root, 'link'), 0o777)).rejects.toMatchObject({ code: 'outside-root' });
  await expect(space.mkdir(join(root, 'dangling'))).rejects.toMatchObject({ code: 'outside-root' });
  await expect(space.remove(join(root, 'out/file'))).rejects.toMatchObject({ code: 'outside-root' });
  await space.remove(join(root, 'out'));
  await space.remove(join(root, 'link'));
  expect(readFileSync(join(top, 'outside/file'), 'utf8')).toBe('theirs');
  expect(readdirSync(join(top, 'outside'))).toEqual(['file']);
});

test('writes through a link that stays inside, and keeps it', async () => {
  await space.write(join(root, 'docs/CHANGELOG.md'), 'old');
  symlinkSync('docs/CHANGELOG.md', join(root, 'CHANGELOG.md'));
  await space.write(join(root, 'CHANGELOG.md'), 'new');
  expect(readlinkSync(join(root, 'CHANGELOG.md'))).toBe('docs/CHANGELOG.md');
  expect(readFileSync(join(root, 'docs/CHANGELOG.md'), 'utf8')).toBe('new');
  symlinkSync('loop-b', join(root, 'loop-a'));
  symlinkSync('loop-a', join(root, 'loop-b'));
  await expect(space.write(join(root, 'loop-a'), 'x')).rejects.toMatchObject({ code: 'missing' });
});

test('a root that is reached through a link is one root', async () => {
  symlinkSync(root, join(top, 'alias'));
  const alias = await realWorkspaces().open(join(top, 'alias'));
  await alias.write(join(top, 'alias/file'), 'x');
  await alias.write(join(root, 'file'), 'y');
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('y');
});

test('what need not last is replaced like the rest, with the mode it had', async () => {
  const path = join(root, 'marks/build');
  await space.write(path, '1', { lasting: false });
  await space.chmod(path, 0o640);
  await space.write(path, '2', { lasting: false });
  expect([readFileSync(path, 'utf8'), lstatSync(path).mode & 0o777, readdirSync(join(root, 'marks'))]).toEqual([
    '2',
    0o640,
    ['build'],
  ]);
});

test('leaves nothing beside the file, also what a killed write left', async () => {
  const path = join(root, 'VERSION');
  await space.write(path, '1.0.0');
  const seen = new Set<string>();
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      space.write(path, `1.0.${n}`).then(() => seen.add(readFileSync(path, 'utf8'))),
    ),
  );
  expect(readdirSync(root)).toEqual(['VERSION']);
  expect([...seen].every((text) => /^1\.0\.\d+$/.test(text))).toBe(true);
});

test('a name of the greatest length is written as well', async () => {
  const path = join(root, 'x'.repeat(255));
  await space.write(path, 'x');
  expect(await space.exists(path)).toBe(true);
  await expect(space.write(`${path}y`, 'x')).rejects.toMatchObject({ code: 'file-failed' });
});

test('the owner of a file stays when root replaces it', async (ctx) => {
  if (process.getuid?.() !== 0) ctx.skip('needs root');
  const path = join(root, 'theirs');
  writeFileSync(path, 'old');
  execFileSync('chown', ['54321:54322', path]);
  await space.write(path, 'new');
  expect(lstatSync(path)).toMatchObject({ uid: 54_321, gid: 54_322 });
});

test('a full disk is said, and the old file is as it was', async (ctx) => {
  const lacks = lacksAdmin();
  if (lacks !== null) ctx.skip(lacks);
  await using disk = await tmpfs('size=256k');
  const full = await realWorkspaces().open(disk.path);
  await full.write(join(disk.path, 'file'), 'old');
  const before = await full.freeBytes();
  await expect(full.write(join(disk.path, 'file'), Buffer.alloc(2 ** 20))).rejects.toMatchObject({ code: 'disk-full' });
  expect(readFileSync(join(disk.path, 'file'), 'utf8')).toBe('old');
  expect(readdirSync(disk.path)).toEqual(['file']);
  expect(await full.freeBytes()).toBe(before);
  await space.write(join(root, 'big/one'), Buffer.alloc(2 ** 20));
  await expect(full.copyTree(join(root, 'big'), join(disk.path, 'big'), { signal })).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining(join(disk.path, 'big')) as string,
  });
  expect(readdirSync(disk.path)).toEqual(['file']);
});

test('a disk without inodes is full, and a read-only one is said to be so', async (ctx) => {
  const lacks = lacksAdmin();
  if (lacks !== null) ctx.skip(lacks);
  await using disk = await tmpfs('size=1m,nr_inodes=3');
  const small = await realWorkspaces().open(disk.path);
  await small.write(join(disk.path, 'one'), '1');
  await expect(small.write(join(disk.path, 'deep/er/two'), '2')).rejects.toMatchObject({ code: 'disk-full' });
  execFileSync('mount', ['-o', 'remount,ro', disk.path]);
  const one = join(disk.path, 'one');
  for (const write of [() => small.write(one, '2'), () => small.remove(one), () => small.chmod(one, 0o600)])
    await expect(write()).rejects.toMatchObject({ code: 'read-only' });
  expect(readFileSync(join(disk.path, 'one'), 'utf8')).toBe('1');
});

test('no rights are said with the way to see who has them', async (ctx) => {
  if (process.getuid?.() !== 0) ctx.skip('needs root');
  writeFileSync(join(root, 'file'), 'old');
  chmodSync(top, 0o755);
  const script = join(import.meta.dirname, 'fixtures/write-as-nobody.ts');
  const { stdout } = await execa(process.execPath, ['--no-warnings', script, root]);
  expect(JSON.parse(stdout)).toMatchObject({
    refused: true,
    answer: { error: { code: 'no-access', hint: expect.stringContaining('ls -ld') as string } },
  });
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('old');
});

test('copies links as they are, modes, times and names that are no text', async () => {
  const from = join(top, 'outside');
  await mkdir(join(from, 'pkg/bin'), { recursive: true });
  writeFileSync(join(from, 'pkg/bin/run'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(from, 'line\nbreak'), 'x');
  symlinkSync('pkg/bin/run', join(from, 'run'));
  symlinkSync('../root', join(from, 'escape'));
  symlinkSync('/etc/passwd', join(from, 'pkg/absolute'));
  execFileSync('mkfifo', [join(from, 'pipe')]);
  utimesSync(join(from, 'pkg/bin/run'), 1_000_000_000, 1_000_000_000);
  chmodSync(join(from, 'pkg'), 0o555);
  const copied = await space.copyTree(from, join(root, 'node_modules'), { signal });
  chmodSync(join(from, 'pkg'), 0o755);
  expect(copied).toMatchObject({ files: 2, links: 3, skipped: ['pipe'] });
  expect([...copied.leadingOut].toSorted()).toEqual(['escape', 'pkg/absolute']);
  const to = join(root, 'node_modules');
  expect(readlinkSync(join(to, 'escape'))).toBe('../root');
  expect(readlinkSync(join(to, 'run'))).toBe('pkg/bin/run');
  expect(lstatSync(join(to, 'pkg')).mode & 0o777).toBe(0o555);
  expect(lstatSync(join(to, 'pkg/bin/run'))).toMatchObject({ mtimeMs: 1_000_000_000_000 });
  expect(lstatSync(join(to, 'pkg/bin/run')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(to, 'line\nbreak'), 'utf8')).toBe('x');
});

test('the program goes on while a tree is copied', async () => {
  const from = join(top, 'outside');
  for (let n = 0; n < 2000; n += 1) writeFileSync(join(from, `${n}`), 'x');
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  let turnsAtFirstNews = 0;
  const progress = (): void => void (turnsAtFirstNews ||= turns);
  const { files } = await space.copyTree(from, join(root, 'copy'), { signal, progress });
  clearInterval(counting);
  expect(files).toBe(2000);
  expect(turns).toBeGreaterThan(turnsAtFirstNews);
});

test('a copy that is stopped leaves nothing, and tells how far it is before', async () => {
  const from = join(top, 'outside');
  for (let n = 0; n < 3000; n += 1) writeFileSync(join(from, `${n}`), 'x');
  const stop = new AbortController();
  let told = 0;
  const progress = ({ files }: { files: number }): void => {
    told = files;
    stop.abort();
  };
  const copy = space.copyTree(from, join(root, 'copy'), { signal: stop.signal, progress });
  await expect(copy).rejects.toMatchObject({ code: 'cancelled', exit: 'interrupted' });
  expect(told).toBeGreaterThan(0);
  expect(readdirSync(root)).toEqual([]);
});

test('a digest is that of the bytes, as npm writes it too', async () => {
  const bytes = Buffer.alloc(3_000_000, 'abc');
  await space.write(join(root, 'a.tgz'), bytes);
  const real = (algorithm: string) => createHash(algorithm).update(bytes);
  expect(await space.hashFile(join(root, 'a.tgz'), 'sha256')).toBe(real('sha256').digest('hex'));
  expect(await space.hashFile(join(root, 'a.tgz'), 'sha512', 'base64')).toBe(real('sha512').digest('base64'));
  expect(await space.freeBytes()).toBeGreaterThan(0);
});
