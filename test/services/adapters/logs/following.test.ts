import { appendFileSync, copyFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync, zstdCompressSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { EVERY_LINE } from '#domain/logs/query.ts';
import type { LogReader } from '#services/ports/logs.ts';

import { allUp, following, LogFolder } from '../../../support/log-folder.ts';

const still = new AbortController().signal;
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `2026-11-20T14:00:00Z line ${from + index}`);
const text = (from: number, to: number): string => `${lines(from, to).join('\n')}\n`;

const last = async (reader: LogReader) => (await reader.before(null, 1, EVERY_LINE, still)).lines[0];

/** Follows a log while something happens to its files; answers the lines that came. */
async function during(happens: (folder: LogFolder, seen: (line: number) => Promise<void>) => Promise<void>) {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), text(0, 3));
  const reader = await folder.open('app.log');
  const { came, has, stop } = following(reader, EVERY_LINE, await last(reader));
  try {
    await happens(folder, (line) => has(lines(line, line + 1)[0]!));
  } finally {
    stop();
    await reader.close();
  }
  return came;
}

test('what is appended comes once, also a line written in two halves', async () => {
  const came = await during(async (folder, seen) => {
    appendFileSync(folder.at('app.log'), text(3, 5));
    await seen(4);
    const [half] = lines(5, 6);
    appendFileSync(folder.at('app.log'), half!.slice(0, 10));
    appendFileSync(folder.at('app.log'), `${half!.slice(10)}\n${text(6, 7)}`);
    await seen(6);
  });
  expect(came).toEqual(lines(3, 7));
});

test('renamed: the rest of the old file comes before the new one', async () => {
  const came = await during(async (folder, seen) => {
    appendFileSync(folder.at('app.log'), text(3, 5));
    renameSync(folder.at('app.log'), folder.at('app.log.1'));
    // Its writer goes on for a while under the old name.
    appendFileSync(folder.at('app.log.1'), text(5, 7));
    await seen(6);
    writeFileSync(folder.at('app.log'), text(7, 9));
    await seen(8);
  });
  expect(came).toEqual(lines(3, 9));
});

test('renamed twice between two looks', async () => {
  const came = await during(async (folder, seen) => {
    appendFileSync(folder.at('app.log'), text(3, 5));
    renameSync(folder.at('app.log'), folder.at('app.log.1'));
    writeFileSync(folder.at('app.log'), text(5, 7));
    renameSync(folder.at('app.log.1'), folder.at('app.log.2'));
    renameSync(folder.at('app.log'), folder.at('app.log.1'));
    writeFileSync(folder.at('app.log'), text(7, 9));
    await seen(8);
  });
  expect(came).toEqual(lines(3, 9));
});

test('copied and truncated: nothing is lost', async () => {
  const came = await during(async (folder, seen) => {
    appendFileSync(folder.at('app.log'), text(3, 6));
    copyFileSync(folder.at('app.log'), folder.at('app.log.1'));
    truncateSync(folder.at('app.log'));
    await seen(5);
    appendFileSync(folder.at('app.log'), text(6, 8));
    await seen(7);
  });
  expect(came).toEqual(lines(3, 8));
});

test('rotated and packed at once', async () => {
  const came = await during(async (folder, seen) => {
    writeFileSync(folder.at('app.log.1.gz'), gzipSync(text(0, 6)));
    writeFileSync(folder.at('next'), text(6, 8));
    renameSync(folder.at('next'), folder.at('app.log'));
    await seen(7);
  });
  expect(came).toEqual(lines(3, 8));
});

test('truncated without a copy: what is written then comes', async () => {
  const came = await during(async (folder, seen) => {
    appendFileSync(folder.at('app.log'), text(3, 4));
    await seen(3);
    writeFileSync(folder.at('app.log'), text(4, 5));
    await seen(4);
  });
  expect(came).toEqual(lines(3, 5));
});

test('removed and created again: its last lines still come', async () => {
  const came = await during(async (folder, seen) => {
    appendFileSync(folder.at('app.log'), text(3, 5));
    rmSync(folder.at('app.log'));
    await seen(4);
    writeFileSync(folder.at('app.log'), text(5, 7));
    await seen(6);
  });
  expect(came).toEqual(lines(3, 7));
});

test('a file that is new among those of a pattern is followed from its first line', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('a.log'), text(0, 1));
  const reader = await folder.open('*.log');
  const { came, has, stop } = following(reader, EVERY_LINE, await last(reader));
  writeFileSync(folder.at('b.log'), text(1, 3));
  await has(lines(2, 3)[0]!);
  stop();
  expect(came).toEqual(lines(1, 3));
  await reader.close();
});

test('only lines that are wanted come', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), text(0, 1));
  const reader = await folder.open('app.log');
  const query = { text: 'tim(e|ing) ?out', regex: true, atLeast: 'error' } as const;
  const { came, has, stop } = following(reader, query, await last(reader));
  appendFileSync(folder.at('app.log'), 'INFO timeout\nERROR broke\nERROR Timeout of db\nERROR timing out\n');
  await has('ERROR timing out');
  stop();
  expect(came).toEqual(['ERROR Timeout of db', 'ERROR timing out']);
  await reader.close();
});

test('older parts, packed or not, come before it; what cannot be read is told', async () => {
  using folder = new LogFolder();
  const old = new Date(Date.UTC(2026, 10, 19));
  const write = (name: string, bytes: string | Buffer): void => {
    writeFileSync(folder.at(name), bytes);
    utimesSync(folder.at(name), old, old);
  };
  write('app.log-20261118.gz', gzipSync(text(0, 2)));
  write('app.log.3.zst', zstdCompressSync(text(2, 4)));
  write('app.log.2.gz', gzipSync(text(4, 6)));
  write('app.log.1', text(6, 8));
  write('app.log.10.xz', 'packed');
  write('app.log', text(8, 10));
  write('app.logger', 'another\n');
  for (const pattern of ['app.log', '*.log*']) {
    const reader = await folder.open(pattern);
    expect((await allUp(reader, 3)).filter((line) => line !== 'another')).toEqual(lines(0, 10));
    expect(reader.notices).toEqual(['app.log.10.xz is packed in a way that cannot be read here.']);
    await reader.close();
  }
});
