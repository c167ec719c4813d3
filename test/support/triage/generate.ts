import type { LogLevel } from '#domain/logs/line.ts';

import { FORMATS, type FormatName } from './formats.ts';

const HOUR_MS = 3_600_000;

/** What a generator knows of the lines it wrote in a window. */
export interface Expected {
  lines: number;
  bytes: number;
  readonly levels: Record<LogLevel | 'none', number>;
  /** Errors by the beginning of the hour, epoch ms. */
  readonly hours: Map<number, number>;
  /** Warnings and errors by `level text`. */
  readonly templates: Map<string, { count: number; first: number; last: number }>;
}

interface Options {
  readonly format: FormatName;
  readonly seed: number;
  /** Epoch ms of the first and of about the last line. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  /** Gets the text in pieces of about 64 KB, whole entries each. */
  readonly write: (text: string) => void;
  /** Beginnings of windows; -Infinity for everything. */
  readonly windows: readonly number[];
}

/** A line, or several that belong together. */
export interface Entry {
  readonly level: LogLevel | 'none';
  readonly text: string;
  /** Template of a warning or an error. */
  readonly template: string | null;
  /** Lines after the first, which belong to it. */
  readonly more: number;
}

export const expectNothing = (): Expected => ({
  lines: 0,
  bytes: 0,
  levels: { fatal: 0, error: 0, warning: 0, info: 0, debug: 0, trace: 0, none: 0 },
  hours: new Map(),
  templates: new Map(),
});

/** Writes a log, the same for the same seed, and answers what is in it, for each window. */
export function generateLog({ format, seed, from, to, bytes, write, windows }: Options): Expected[] {
  const expected = windows.map(expectNothing);
  const random = randomOf(seed);
  const entryOf = FORMATS[format];
  let written = 0;
  let piece = '';
  while (written < bytes) {
    const at = Math.round(from + (to - from) * (written / bytes));
    const entry = entryOf(at, random);
    const text = `${entry.text}\n`;
    for (const [index, since] of windows.entries()) if (at >= since) add(expected[index]!, entry, at, text.length);
    written += text.length;
    piece += text;
    if (piece.length > 65_536) {
      write(piece);
      piece = '';
    }
  }
  write(piece);
  return expected;
}

function add(sum: Expected, { level, template, more }: Entry, at: number, bytes: number): void {
  sum.lines += 1 + more;
  sum.bytes += bytes;
  sum.levels[level] += 1;
  sum.levels.none += more;
  const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
  if (level === 'error' || level === 'fatal') sum.hours.set(hour, (sum.hours.get(hour) ?? 0) + 1);
  if (template === null) return;
  const key = `${level} ${template}`;
  const known = sum.templates.get(key);
  sum.templates.set(key, { count: (known?.count ?? 0) + 1, first: known?.first ?? at, last: at });
}

/** Puts together what is in several logs. */
export function together(all: readonly Expected[]): Expected {
  const sum = expectNothing();
  for (const one of all) {
    sum.lines += one.lines;
    sum.bytes += one.bytes;
    for (const level of Object.keys(sum.levels) as (LogLevel | 'none')[]) sum.levels[level] += one.levels[level];
    for (const [hour, errors] of one.hours) sum.hours.set(hour, (sum.hours.get(hour) ?? 0) + errors);
    for (const [key, { count, first, last }] of one.templates) {
      const known = sum.templates.get(key) ?? { count: 0, first, last };
      sum.templates.set(key, {
        count: known.count + count,
        first: Math.min(known.first, first),
        last: Math.max(known.last, last),
      });
    }
  }
  return sum;
}

/** A number from 0 to below 1 at each call. */
export type Random = () => number;

function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
