import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { EVERY_LINE } from '#domain/logs/query.ts';

import { allDown, allUp, LogFolder, texts } from '../../../support/log-folder.ts';

const still = new AbortController().signal;
const START = Date.UTC(2026, 10, 20, 14);
const stamped = (second: number, text: string): string => `${new Date(START + second * 1000).toISOString()} ${text}`;
const long = new Date(START - 60_000);

const short = (text: string): string => text.slice(0, 20);

/** Whole files, written long ago. */
function write(folder: LogFolder, name: string, lines: readonly string[], last = '\n'): void {
  writeFileSync(folder.at(name), lines.length === 0 ? '' : `${lines.join('\n')}${last}`);
  utimesSync(folder.at(name), long, long);
}

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', 'x', 'request served', '    at main (a.js:1:2)', 'ERROR broke', 'ü€👩') },
  { weight: 1, arbitrary: fc.constant('y'.repeat(70_000)) },
  { weight: 1, arbitrary: fc.constant('z'.repeat(300_000)) },
);

test('pages of any size lose and repeat no line, up or down', async () => {
  using folder = new LogFolder();
  const file = fc.record({ lines: fc.array(line, { maxLength: 12 }), last: fc.constantFrom('\n', '') });
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 5 }), async ({ lines, last }, size) => {
      write(folder, 'app.log', lines, last);
      await using reader = closing(await folder.open('app.log'));
      // Without a last newline an empty last line is none.
      const real = last === '' && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
      const heads = real.map(short);
      expect((await allUp(reader, size)).map(short)).toEqual(heads);
      expect((await allDown(reader, size)).map(short)).toEqual(heads);
    }),
    { numRuns: 60 },
  );
});

test('several files are one log in the order of time, whatever the page size', async () => {
  using folder = new LogFolder();
  const written = fc.array(fc.record({ file: fc.integer({ min: 0, max: 2 }), gap: fc.integer({ min: 0, max: 3 }) }), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(written, fc.integer({ min: 1, max: 6 }), async (steps, size) => {
      const files: string[][] = [[], [], []];
      const all: { readonly second: number; readonly file: number; readonly text: string }[] = [];
      let second = 0;
      for (const [index, { file, gap }] of steps.entries()) {
        second += gap;
        const text = stamped(second, `line ${index}`);
        files[file]!.push(text);
        all.push({ second, file, text });
      }
      for (const [index, lines] of files.entries()) write(folder, `${index}.log`, lines);
      await using reader = closing(await folder.open('*.log'));
      const expected = all.toSorted((a, b) => a.second - b.second || a.file - b.file).map(({ text }) => text);
      expect(await allUp(reader, size)).toEqual(expected);
      expect(await allDown(reader, size)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a line without a time was written when the one before it was, and a stack trace stays together', async () => {
  using folder = new LogFolder();
  write(folder, 'a.log', [stamped(0, 'INFO up'), stamped(10, 'ERROR broke'), '    at main', '    at start']);
  write(folder, 'b.log', [stamped(5, 'INFO between'), stamped(11, 'INFO after')]);
  await using reader = closing(await folder.open('a.log', 'b.log'));
  const { lines } = await reader.before(null, 10, EVERY_LINE, still);
  expect(lines.map(({ text }) => text.slice(text.indexOf('Z') + 1).trim())).toEqual([
    'INFO up',
    'INFO between',
    'ERROR broke',
    'at main',
    'at start',
    'INFO after',
  ]);
  expect(lines.map(({ at }) => ((at ?? 0) - START) / 1000)).toEqual([0, 5, 10, 10, 10, 11]);
  expect(lines.map(({ level }) => level)).toEqual(['info', 'info', 'error', 'error', 'error', 'info']);
  expect(new Set(lines.map(({ source }) => source))).toEqual(new Set(['a.log', 'b.log']));
  // The time is known also where its line is not on the page.
  const [last] = (await reader.before(lines[4]!.mark, 1, EVERY_LINE, still)).lines;
  expect(last).toMatchObject({ text: '    at main', at: START + 10_000, level: 'error' });
});

test('lines since a time are found in any of the files', async () => {
  using folder = new LogFolder();
  const lines = Array.from({ length: 4000 }, (_, second) => stamped(second, `x${'-'.repeat(40)}`));
  write(folder, 'app.log.1', lines.slice(0, 2500));
  write(folder, 'app.log', lines.slice(2500));
  utimesSync(folder.at('app.log.1'), new Date(START + 2_499_000), new Date(START + 2_499_000));
  utimesSync(folder.at('app.log'), new Date(START + 3_999_000), new Date(START + 3_999_000));
  await using reader = closing(await folder.open('app.log'));
  for (const second of [0, 1, 777, 2499, 2500, 3999])
    expect(texts(await reader.since(START + second * 1000, 1, EVERY_LINE, still))).toEqual([lines[second]]);
  expect(await reader.since(START + 4_000_000, 5, EVERY_LINE, still)).toMatchObject({ lines: [], atEnd: true });
});

test('half a line is shown when nothing more comes', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), 'whole\nha');
  await using reader = closing(await folder.open('app.log'));
  expect(texts(await reader.before(null, 5, EVERY_LINE, still))).toEqual(['whole']);
  appendFileSync(folder.at('app.log'), 'lf');
  utimesSync(folder.at('app.log'), long, long);
  expect(texts(await reader.before(null, 5, EVERY_LINE, still))).toEqual(['whole', 'half']);
});

function closing<Reader extends { close(): Promise<void> }>(reader: Reader): Reader & AsyncDisposable {
  return Object.assign(reader, { [Symbol.asyncDispose]: () => reader.close() });
}

test('only a log with lines and no times is said to have none', async () => {
  using folder = new LogFolder();
  write(folder, 'out.log', [stamped(0, 'a'), stamped(1, 'b')]);
  writeFileSync(folder.at('error.log'), '');
  await using reader = closing(await folder.open('out.log', 'error.log'));
  expect(texts(await reader.since(START + 1000, 5, EVERY_LINE, still))).toEqual([stamped(1, 'b')]);
  expect(reader.notices).toEqual([]);
  writeFileSync(folder.at('plain.log'), 'no time\n');
  await using plain = closing(await folder.open('plain.log'));
  await plain.since(START, 5, EVERY_LINE, still);
  expect(plain.notices).toEqual(['plain.log does not say when its lines were written.']);
});
