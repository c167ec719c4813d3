import { chmod, mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realShell } from '#services/adapters/shell.ts';
import fileAge from '#services/checks/file-age.ts';

import { emptyScratch, type Scratch } from '../../support/scratch.ts';
import { looked } from './looked.ts';

const world = { clock: realClock(), files: realFiles() };
const HOUR = 3600;

async function aged(scratch: Scratch, file: string, hours: number, text = 'backup'): Promise<string> {
  await scratch.write(file, text);
  const at = Date.now() / 1000 - hours * HOUR;
  await utimes(join(scratch.path, file), at, at);
  return join(scratch.path, file);
}

test.each([
  [0, 'ok', 'just now, 6 B'],
  [2, 'ok', '2 h old, 6 B'],
  [30, 'warning', '1 d old, 6 B'],
  [60, 'critical', '2 d old, 6 B'],
  [-5, 'ok', 'just now, 6 B'],
])('a file of %i hours is %s', async (hours, status, summary) => {
  await using scratch = await emptyScratch();
  const path = await aged(scratch, 'a.tar', hours);
  const reading = await looked(world, fileAge, { path });
  expect(reading).toMatchObject({
    status,
    summary,
    unit: 'min',
    value: Math.max(0, hours * 60),
    id: `file-age:${path}`,
  });
});

test('of a pattern the newest file counts, folders do not', async () => {
  await using scratch = await emptyScratch();
  await aged(scratch, 'old.tar', 100);
  const newest = await aged(scratch, 'new.tar', 3);
  await mkdir(join(scratch.path, 'folder.tar'));
  const reading = await looked(world, fileAge, { path: `${scratch.path}/*.tar` });
  expect(reading).toMatchObject({ status: 'ok', summary: '3 h old, 6 B', data: { path: newest } });
});

test('an empty file, none at all, and none that is fine', async () => {
  await using scratch = await emptyScratch();
  const path = await aged(scratch, 'empty.tar', 1, '');
  expect(await looked(world, fileAge, { path })).toMatchObject({ status: 'critical', summary: '1 h old, only 0 B' });
  const none = { path: join(scratch.path, 'none.tar') };
  expect(await looked(world, fileAge, none)).toMatchObject({ status: 'critical', summary: 'there is none' });
  expect(await looked(world, fileAge, { ...none, mayBeMissing: true })).toMatchObject({ status: 'ok' });
});

test('unknown when it may not be read', async (context) => {
  if (process.getuid?.() !== 0) context.skip('needs root, to become somebody who may not');
  await using scratch = await emptyScratch();
  const path = await aged(scratch, 'shut/a.tar', 1);
  await chmod(join(scratch.path, 'shut'), 0o700);
  await chmod(scratch.path, 0o755);
  const script = join(import.meta.dirname, 'fixtures/stat-as-nobody.ts');
  const { stdout, stderr } = await realShell().run(
    { file: process.execPath, args: [script, path] },
    { timeoutMs: 20_000 },
  );
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    refused: true,
    status: 'unknown',
    summary: expect.stringContaining('may not read') as string,
  });
});
