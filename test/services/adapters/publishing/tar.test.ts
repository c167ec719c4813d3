import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { readTarball } from '#services/adapters/publishing/tar.ts';

import { emptyScratch } from '../../../support/scratch.ts';

const LONG = `package/${'deep/'.repeat(60)}file.txt`;

test.each(['gnu', 'pax', 'ustar', 'v7'])('what the tar of this machine writes as %s is read whole', async (format) => {
  await using scratch = await emptyScratch();
  const names = ['package/a b.txt', 'package/ü\nnew.txt', ...(format === 'gnu' || format === 'pax' ? [LONG] : [])];
  for (const name of names) await scratch.write(name, name.repeat(100));
  await mkdir(join(scratch.path, 'package/empty'));
  const args = ['-c', '-z', `--format=${format}`, '-f', 'x.tgz', 'package'];
  execFileSync('tar', args, { cwd: scratch.path });
  const { readFile } = await import('node:fs/promises');
  const files = await readTarball(await readFile(join(scratch.path, 'x.tgz')));
  expect(files.map(({ path }) => path).toSorted()).toEqual(names.toSorted());
  for (const { path, data } of files) expect(data.toString()).toBe(path.repeat(100));
});

test('what is cut off, or no archive at all, is said to be so', async () => {
  await using scratch = await emptyScratch();
  await writeFile(join(scratch.path, 'a'), 'x'.repeat(2000));
  const whole = execFileSync('tar', ['-c', 'a'], { cwd: scratch.path });
  for (const bad of [Buffer.from('hello'), gzipSync(whole).subarray(0, 40), gzipSync(whole.subarray(0, 1024))])
    await expect(readTarball(bad)).rejects.toMatchObject({ code: 'pack-failed' });
});
