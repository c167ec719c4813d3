import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { errorTimes } from '#domain/log-errors.ts';
import { realFiles } from '#services/adapters/files.ts';

const files = realFiles();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cpm-files-'));
  await mkdir(join(folder, 'sub'));
  await writeFile(join(folder, 'a.txt'), 'héllo');
});
afterAll(() => rm(folder, { recursive: true }));

test('facts, text, names and matches of what is there', async () => {
  expect(await files.stat(join(folder, 'a.txt'))).toMatchObject({ kind: 'file', bytes: 6 });
  expect(await files.stat(folder)).toMatchObject({ kind: 'directory' });
  expect(await files.read(join(folder, 'a.txt'))).toBe('héllo');
  expect(await files.read(join(folder, 'a.txt'), 1)).toBe('h');
  expect(await files.list(folder)).toEqual([
    { name: 'a.txt', directory: false },
    { name: 'sub', directory: true },
  ]);
  expect(await files.glob(join(folder, '*.txt'))).toEqual([join(folder, 'a.txt')]);
});

test('nothing there is no error', async () => {
  const none = join(folder, 'a.txt', 'below-a-file');
  expect(await files.stat(join(folder, 'none'))).toBeNull();
  expect(await files.stat(none)).toBeNull();
  expect(await files.read(none)).toBeNull();
  expect(await files.list(none)).toEqual([]);
  expect(await files.glob(join(folder, 'none', '*'))).toEqual([]);
  expect(await files.tail(none, null, 100)).toBeNull();
});

test('a named pipe without a writer, a folder and a file of /proc', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', pipe]);
  expect(await files.stat(pipe)).toMatchObject({ kind: 'other' });
  await expect(files.read(pipe)).rejects.toMatchObject({ code: 'not-a-file' });
  await expect(files.read(folder)).rejects.toMatchObject({ code: 'not-a-file' });
  expect(await files.read('/proc/self/status')).toContain('Name:');
});

test('follows a growing file by whole lines, through truncation and rotation', async () => {
  const log = join(folder, 'app.log');
  await writeFile(log, 'one\ntwo\nthr');
  const first = await files.tail(log, null, 1000);
  expect(first?.text).toBe('one\ntwo\n');
  await appendFile(log, 'ee\nfour\n');
  const second = await files.tail(log, first!.cursor, 1000);
  expect(second?.text).toBe('three\nfour\n');
  expect((await files.tail(log, second!.cursor, 1000))?.text).toBe('');
  await truncate(log, 0);
  await appendFile(log, 'five\n');
  const third = await files.tail(log, second!.cursor, 1000);
  expect(third?.text).toBe('five\n');
  await rename(log, `${log}.1`);
  await writeFile(log, 'a new file that is longer\n');
  expect((await files.tail(log, third!.cursor, 1000))?.text).toBe('a new file that is longer\n');
});

test('reads at most so much: the end without a cursor, page by page with one', async () => {
  const log = join(folder, 'long.log');
  await writeFile(log, 'aaaa\nbbbb\ncccc\ndddd\n');
  expect((await files.tail(log, null, 12))?.text).toBe('cccc\ndddd\n');
  const start = (await files.tail(log, null, 1000))!.cursor;
  const page = await files.tail(log, { ...start, offset: 0 }, 12);
  expect(page?.text).toBe('aaaa\nbbbb\n');
  expect((await files.tail(log, page!.cursor, 12))?.text).toBe('cccc\ndddd\n');
  expect((await files.tail(log, { ...start, offset: 0 }, 3))?.text).toBe('aaa');
});

test.each([
  ['a little', 3],
  ['more than a thread is worth', 5000],
])('error lines of %s are found page by page, as in the text itself', async (_name, times) => {
  const path = join(folder, `errors-${times}.log`);
  const text = '2026-01-05T10:00:00Z INFO fine\n2026-01-05T10:00:01Z ERROR it broke\n  ERROR and more\n'.repeat(times);
  await writeFile(path, text);
  const whole = await files.tail(path, null, 1e9);
  if (whole === null || files.errorLines === undefined) throw new Error('a log that was just written is there');
  let cursor = { inode: whole.cursor.inode, offset: 0 };
  const found: (number | null)[] = [];
  for (let atEnd = false; !atEnd;) {
    const page = await files.errorLines(path, cursor, 64 * 1024, 0);
    if (page === null) throw new Error('it is still there');
    found.push(...page.times);
    ({ cursor, atEnd } = page);
  }
  expect(cursor).toEqual(whole.cursor);
  expect(found).toEqual(errorTimes(text, 0));
  expect(found).toHaveLength(2 * times);
});

test('error lines of nothing are null, of a folder an error that says so', async () => {
  const start = { inode: 0, offset: 0 };
  expect(await files.errorLines?.(join(folder, 'none'), start, 100, 0)).toBeNull();
  await expect(files.errorLines?.(folder, start, 100, 0)).rejects.toMatchObject({ code: 'not-a-file' });
});
