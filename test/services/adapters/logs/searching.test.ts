import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { EVERY_LINE, type LogQuery } from '#domain/logs/query.ts';
import { type Searcher, searcher } from '#services/adapters/logs/search/searcher.ts';

import { allUp, LogFolder, texts } from '../../../support/log-folder.ts';

const still = new AbortController().signal;
const containing = (text: string, more: Partial<LogQuery> = {}): LogQuery => ({ ...EVERY_LINE, text, ...more });
const old = new Date(Date.UTC(2026, 10, 20));

test('lines that are wanted, in pages over all parts of a log', async () => {
  using folder = new LogFolder();
  const lines = Array.from({ length: 9000 }, (_, index) => `${index % 100 === 7 ? 'Needle' : 'straw'} ${index}`);
  writeFileSync(folder.at('app.log.1.gz'), gzipSync(`${lines.slice(0, 4000).join('\n')}\n`));
  writeFileSync(folder.at('app.log'), `${lines.slice(4000).join('\n')}\n`);
  utimesSync(folder.at('app.log'), old, old);
  const reader = await folder.open('app.log');
  const needles = lines.filter((line) => line.startsWith('Needle'));
  expect(await allUp(reader, 7, containing('needle'))).toEqual(needles);
  expect(await allUp(reader, 50, containing('^needle \\d+$', { regex: true }))).toEqual(needles);
  expect(await allUp(reader, 7, containing('(?-i:needle)', { regex: true }))).toEqual([]);
  const all = await reader.before(null, 1, EVERY_LINE, still);
  expect(await reader.find(containing('no such'), null, 'up', still)).toBeNull();
  const up = await reader.find(containing('needle'), all.lines[0]!.mark, 'up', still);
  expect(up?.line.text).toBe('Needle 8907');
  expect(up?.searchedBytes).toBeGreaterThan(0);
  // From what was found the pages go on, whatever was chosen before.
  expect(texts(await reader.before(up!.line.mark, 2, EVERY_LINE, still))).toEqual(['straw 8905', 'straw 8906']);
  expect(texts(await reader.after(up!.line.mark, 2, EVERY_LINE, still))).toEqual(['straw 8908', 'straw 8909']);
  expect((await reader.find(containing('needle'), up!.line.mark, 'up', still))?.line.text).toBe('Needle 8807');
  expect((await reader.find(containing('needle'), up!.line.mark, 'down', still))?.line.text).toBeUndefined();
  await reader.close();
});

test('beside a line that was found stand the lines of other logs of that time', async () => {
  using folder = new LogFolder();
  const stamp = (second: number, text: string): string =>
    `2026-11-20T14:00:${String(second).padStart(2, '0')}Z ${text}\n`;
  writeFileSync(folder.at('a.log'), [5, 15, 25].map((second) => stamp(second, 'a')).join('') + stamp(40, 'needle'));
  writeFileSync(folder.at('b.log'), [10, 20, 30, 50].map((second) => stamp(second, 'b')).join(''));
  const reader = await folder.open('a.log', 'b.log');
  const [chosen] = (await reader.before(null, 1, containing('needle'), still)).lines;
  expect(texts(await reader.before(chosen!.mark, 2, EVERY_LINE, still)).map((text) => text.slice(17, 22))).toEqual([
    '25Z a',
    '30Z b',
  ]);
  expect(texts(await reader.after(chosen!.mark, 2, EVERY_LINE, still)).map((text) => text.slice(17, 22))).toEqual([
    '50Z b',
  ]);
  await reader.close();
});

test('a search that nobody waits for any more ends at once', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), '');
  for (let part = 0; part < 8; part += 1) appendFileSync(folder.at('app.log'), 'x\n'.repeat(1_000_000));
  const reader = await folder.open('app.log');
  const stop = new AbortController();
  const found = reader.find(containing('no such'), null, 'up', stop.signal);
  stop.abort();
  await expect(found).rejects.toMatchObject({ code: 'cancelled' });
  await reader.close();
});

test('an expression that never ends is ended, and the next one works', async () => {
  const search: Searcher = searcher(500);
  const line = { text: `${'a'.repeat(60)}!`, level: null };
  const never = containing('^(a+)+$', { regex: true });
  await expect(search.choose([line], never, still)).rejects.toMatchObject({
    code: 'bad-pattern',
    message: 'The expression ^(a+)+$ takes too long for some lines.',
  });
  expect(await search.choose([line], containing('^a+!$', { regex: true }), still)).toEqual([line]);
  search.close();
});

test('what is no expression is said to be none', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), 'x\n');
  const reader = await folder.open('app.log');
  await expect(reader.before(null, 1, containing('(', { regex: true }), still)).rejects.toMatchObject({
    code: 'bad-pattern',
    exit: 'usage',
  });
  await reader.close();
});

test('a line of 100 MB costs little memory and says how much is missing', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), 'before\n');
  const part = Buffer.alloc(1024 * 1024, 'ü');
  for (let nth = 0; nth < 100; nth += 1) appendFileSync(folder.at('app.log'), part);
  appendFileSync(folder.at('app.log'), '\nafter\n');
  const reader = await folder.open('app.log');
  const before = process.memoryUsage().rss;
  const { lines } = await reader.before(null, 3, EVERY_LINE, still);
  expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  expect(lines.map(({ text }) => text.length)).toEqual([6, 8192, 5]);
  expect(lines[1]!.cut).toBe(50 * 1024 * 1024 - 8192);
  expect(texts(await reader.since(0, 3, EVERY_LINE, still)).map((text) => text.length)).toEqual([6, 8192, 5]);
  await reader.close();
});
