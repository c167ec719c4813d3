import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { TriageReport } from '#domain/logs/triage/report.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realTriage } from '#services/adapters/triage/triage.ts';

import { FORMATS, type FormatName } from '../../../support/triage/formats.ts';
import { type Expected, generateLog, together } from '../../../support/triage/generate.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 15);
const SINCE = NOW - 24 * HOUR;
const NAMES = Object.keys(FORMATS) as FormatName[];

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cpm-triage-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** Writes a log whose last line is of a time, whatever this machine's clock says. */
async function put(path: string, data: string | Buffer): Promise<void> {
  await writeFile(path, data);
  await utimes(path, new Date(NOW), new Date(NOW));
}

function generated(format: FormatName, seed: number, from: number, to: number, bytes: number): [string, Expected[]] {
  let text = '';
  const windows = [Number.NEGATIVE_INFINITY, SINCE];
  const expected = generateLog({ format, seed, from, to, bytes, windows, write: (piece) => (text += piece) });
  return [text, expected];
}

const never = new AbortController().signal;
const report = (paths: string[], since: number | null, stateDir = join(dir, 'state')): Promise<TriageReport> =>
  realTriage(stateDir, realShell()).report(
    { paths, since, now: NOW, journal: null, mostBytes: 1e9, mostTemplates: 1000 },
    never,
  );

/** The report, as the generator would tell it. */
function told({ lines, levels, hours, templates, bytes }: TriageReport): Expected {
  return {
    lines,
    bytes,
    levels: { ...levels },
    hours: new Map(hours.filter(({ errors }) => errors > 0).map(({ at, errors }) => [at, errors])),
    templates: new Map(
      templates.map(({ level, text, count, firstSeen, lastSeen }) => [
        `${level} ${text}`,
        { count, first: firstSeen!, last: lastSeen! },
      ]),
    ),
  };
}

/** Times of some formats are whole seconds. */
function inSeconds(expected: Expected): Expected {
  const whole = (at: number): number => Math.floor(at / 1000) * 1000;
  const templates = [...expected.templates].map(
    ([key, { count, first, last }]) => [key, { count, first: whole(first), last: whole(last) }] as const,
  );
  return { ...expected, templates: new Map(templates) };
}

describe.each(NAMES)('a log of %s', (format) => {
  test('is counted exactly, all of it and its last day, and again from memory', async () => {
    const path = join(dir, 'app.log');
    const [text, [all, day]] = generated(format, 7, NOW - 60 * HOUR, NOW, 9_500_000);
    await put(path, text);
    const length = Buffer.byteLength(text) - text.length;
    const whole = await report([path], null);
    expect(inSeconds(told(whole))).toEqual(inSeconds({ ...all!, bytes: all!.bytes + length }));
    const { bytes: _bytes, ...window } = inSeconds(told(await report([path], SINCE, join(dir, 'other'))));
    expect(inSeconds(day!)).toMatchObject(window);
    const again = await report([path], null);
    expect(told(again)).toEqual(told(whole));
    expect(again.readBytes).toBeLessThan(whole.readBytes);
  });
});

test('rotated and packed logs belong to theirs', async () => {
  const parts = [0, 1, 2, 3].map((part) =>
    generated('iso', part, NOW - (40 - part * 10) * HOUR, NOW - (30 - part * 10) * HOUR, 300_000),
  );
  await put(join(dir, 'app.log.3.zst'), zstdCompressSync(parts[0]![0]));
  await put(join(dir, 'app.log.2.gz'), gzipSync(parts[1]![0]));
  await put(join(dir, 'app.log.1'), parts[2]![0]);
  await put(join(dir, 'app.log'), parts[3]![0]);
  await put(join(dir, 'other.log'), parts[0]![0]);
  for (const since of [null, SINCE]) {
    const expected = together(parts.map(([, windows]) => windows[since === null ? 0 : 1]!));
    const { bytes: _bytes, ...found } = told(await report([join(dir, 'app.log')], since));
    expect(expected).toMatchObject(found);
  }
});

test('counting errors only gives the same number', async () => {
  const [text, [all, day]] = generated('python', 3, NOW - 60 * HOUR, NOW, 2_000_000);
  await put(join(dir, 'app.log'), text);
  const request = { paths: [dir], now: NOW, journal: null, mostBytes: 1e9, mostTemplates: 0 };
  const triage = realTriage(dir, realShell());
  const errors = ({ levels }: Expected): number => levels.error + levels.fatal;
  expect((await triage.count({ ...request, since: null }, never)).errors).toBe(errors(all!));
  expect((await triage.count({ ...request, since: SINCE }, never)).errors).toBe(errors(day!));
});
