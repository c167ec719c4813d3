import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { LogLine } from '#domain/logs/line.ts';
import { EVERY_LINE, type LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realLogs } from '#services/adapters/logs/logs.ts';
import { realShell } from '#services/adapters/shell.ts';
import { fakeLogs } from '#services/fakes/logs.ts';
import type { Logs } from '#services/ports/logs.ts';

import { allDown, allUp, following, LogFolder, texts } from '../support/log-folder.ts';

const still = new AbortController().signal;
const START = Date.UTC(2026, 10, 20, 14);
const stamp = (second: number, text: string): string => `${new Date(START + second * 1000).toISOString()} ${text}`;
const FILES: Readonly<Record<string, readonly string[]>> = {
  'a.log': [stamp(0, 'INFO up'), stamp(10, 'ERROR broke'), '    at main', stamp(30, 'WARN \u001B[31mslow\u001B[0m')],
  'b.log': ['no time yet', stamp(5, 'TRACE early'), stamp(10, 'DEBUG same moment'), stamp(20, 'INFO between')],
};

/** The same logs of two worlds; `add` writes one more line to `a.log`. */
const WORLDS: readonly (readonly [string, (folder: LogFolder) => { logs: Logs; add: (line: string) => void }])[] = [
  [
    'the file system',
    (folder) => {
      for (const [name, lines] of Object.entries(FILES)) {
        writeFileSync(folder.at(name), `${lines.join('\n')}\n`);
        utimesSync(folder.at(name), new Date(START), new Date(START));
      }
      return {
        logs: realLogs({ shell: realShell() }),
        add: (line) => appendFileSync(folder.at('a.log'), `${line}\n`),
      };
    },
  ],
  [
    'the made-up world',
    (folder) => {
      const files = new Map(Object.entries(FILES).map(([name, lines]) => [folder.at(name), [...lines]]));
      return {
        logs: fakeLogs(realClock(), (source) =>
          Promise.resolve(source.type === 'file' ? (files.get(source.path) ?? null) : null),
        ),
        add: (line) => void files.get(folder.at('a.log'))?.push(line),
      };
    },
  ],
];
const sources = (folder: LogFolder): LogSource[] => Object.keys(FILES).map((name) => folder.source(name));
const short = ({ text }: LogLine): string => text.replace(/^\S+Z /, '');
const query = (more: Partial<LogQuery>): LogQuery => ({ ...EVERY_LINE, ...more });

describe.each(WORLDS)('logs of %s', (_name, world) => {
  test('are one stream in the order of time', async () => {
    using folder = new LogFolder();
    const { logs } = world(folder);
    const reader = await logs.open(sources(folder), still);
    const page = await reader.before(null, 100, EVERY_LINE, still);
    expect(page).toMatchObject({ atStart: true, atEnd: true });
    expect(page.lines.filter(({ at }) => at !== null).map((line) => [line.source, short(line), line.level])).toEqual([
      ['a.log', 'INFO up', 'info'],
      ['b.log', 'TRACE early', 'trace'],
      ['a.log', 'ERROR broke', 'error'],
      ['a.log', '    at main', 'error'],
      ['b.log', 'DEBUG same moment', 'debug'],
      ['b.log', 'INFO between', 'info'],
      ['a.log', 'WARN slow', 'warning'],
    ]);
    expect(page.lines.find(({ at }) => at === null)).toMatchObject({ source: 'b.log', text: 'no time yet', cut: 0 });
    const all = texts(page);
    for (const size of [1, 2, 3, 100]) expect(await allUp(reader, size)).toEqual(all);
    for (const size of [1, 2, 3, 100]) expect(await allDown(reader, size)).toEqual(all);
    await reader.close();
  });

  test('are chosen, found and entered at a time', async () => {
    using folder = new LogFolder();
    const { logs } = world(folder);
    const reader = await logs.open(sources(folder), still);
    const chosen = async (wanted: LogQuery) => (await reader.before(null, 100, wanted, still)).lines.map(short);
    expect(await chosen(query({ atLeast: 'error' }))).toEqual(['ERROR broke', '    at main']);
    expect(await chosen(query({ text: 'info', atLeast: null }))).toEqual(['INFO up', 'INFO between']);
    expect(await chosen(query({ text: '^.* (up|slow)$', regex: true }))).toEqual(['INFO up', 'WARN slow']);
    const since = await reader.since(START + 15_000, 2, EVERY_LINE, still);
    expect(since.lines.map(short)).toEqual(['INFO between', 'WARN slow']);
    expect((await reader.since(START + 40_000, 2, EVERY_LINE, still)).lines).toEqual([]);
    const found = await reader.find(query({ text: 'BROKE' }), null, 'up', still);
    expect(found === null ? null : short(found.line)).toBe('ERROR broke');
    expect(found?.searchedBytes).toBeGreaterThan(0);
    const mark = found?.line.mark ?? '';
    expect((await reader.after(mark, 1, EVERY_LINE, still)).lines.map(short)).toEqual(['    at main']);
    expect((await reader.before(mark, 1, EVERY_LINE, still)).lines.map(short)).toEqual(['TRACE early']);
    expect(await reader.find(query({ text: 'BROKE' }), mark, 'down', still)).toBeNull();
    await reader.close();
  });

  test('are followed from a line', async () => {
    using folder = new LogFolder();
    const { logs, add } = world(folder);
    const reader = await logs.open(sources(folder), still);
    const [last] = (await reader.before(null, 1, EVERY_LINE, still)).lines;
    const { came, has, stop } = following(reader, query({ atLeast: 'warning' }), last);
    add(stamp(40, 'INFO nothing'));
    add(stamp(41, 'ERROR again'));
    await has(stamp(41, 'ERROR again'));
    stop();
    expect(came).toEqual([stamp(41, 'ERROR again')]);
    await reader.close();
  });

  test('that are not there are told to be missing', async () => {
    using folder = new LogFolder();
    const { logs } = world(folder);
    await expect(logs.open([folder.source('none.log')], still)).rejects.toMatchObject({
      code: 'no-log',
      exit: 'usage',
    });
    const some = await logs.open([folder.source('none.log'), folder.source('a.log')], still);
    expect((await some.before(null, 9, EVERY_LINE, still)).lines).toHaveLength(4);
    await some.close();
  });
});
