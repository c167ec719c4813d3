import { type Belonging, belongings, dependsOnBefore, NOTHING_BEFORE } from '#domain/logs/belonging.ts';
import type { LogLevel } from '#domain/logs/line.ts';
import { isOpen, type LogQuery, matcherOf } from '#domain/logs/query.ts';
import { shown } from '#domain/logs/sanitise.ts';

import type { Bytes } from './bytes.ts';
import { linesDown, linesUp, type RawLine } from './raw-lines.ts';

/** A line of a file with its place in bytes. */
export interface FileLine {
  readonly start: number;
  readonly end: number;
  readonly at: number | null;
  readonly level: LogLevel | null;
  readonly text: string;
  readonly cut: number;
}

export interface FilePage {
  /** In the order of the file. */
  readonly lines: readonly FileLine[];
  /** Whether nothing that is wanted is beyond them, up to the edge. */
  readonly end: boolean;
  readonly searchedBytes: number;
}

/** A part of a file: `count` lines from a place up or down, at most to the other edge. */
export interface FileWanted {
  /** Null for the edge of the file from which that way begins. */
  readonly from: number | null;
  readonly way: 'up' | 'down';
  /** Whether its size is not known before it was unpacked. */
  readonly packed: boolean;
  readonly count: number;
  readonly query: LogQuery;
  /** Epoch ms, for times that leave out the year. */
  readonly now: number;
  /** Whether a last line without a newline may still grow and is left for later. */
  readonly growing: boolean;
}

/** How far back the line is looked for to which one without a time belongs. */
const LOOK_BACK = 200;

/** Reads a page. `onLine` is called for every line that is looked at. */
export async function readPage(
  bytes: Bytes,
  wanted: FileWanted,
  onLine: () => void = () => undefined,
): Promise<FilePage> {
  const { way, packed, count, query, now, growing } = wanted;
  const size = packed && way === 'down' ? Number.MAX_SAFE_INTEGER : await bytes.size();
  const from = Math.min(wanted.from ?? (way === 'up' ? size : 0), size);
  const accepts = isOpen(query) ? null : matcherOf(query);
  const portions = way === 'up' ? linesUp(bytes, from) : linesDown(bytes, from, size);
  const found: FileLine[][] = [];
  let left = count;
  let searched = 0;
  let end = true;
  let before: Belonging | null = null;
  for await (const portion of portions) {
    const raw = portion.filter(({ whole }) => whole || !growing);
    const usable = accepts === null ? raw.slice(0, left) : raw;
    const ordered = way === 'up' ? usable.toReversed() : usable;
    const lines = await decoded(bytes, ordered, now, before);
    if (way === 'down') before = lines.at(-1) ?? before;
    const matching = accepts === null ? lines : lines.filter((line) => (onLine(), accepts(line)));
    const taken = way === 'up' ? matching.slice(-left) : matching.slice(0, left);
    found.push(taken);
    const [first, last] = [portion.at(0), portion.at(-1)];
    if (first && last) searched += Math.abs(way === 'up' ? first.end - last.start : last.end - first.start);
    left -= taken.length;
    if (left > 0) continue;
    const all = taken.length === matching.length && usable.length === raw.length;
    end = all && (way === 'up' ? last?.start === 0 : last?.end === size);
    break;
  }
  return { lines: (way === 'up' ? found.toReversed() : found).flat(), end, searchedBytes: searched };
}

async function decoded(
  bytes: Bytes,
  raw: readonly RawLine[],
  now: number,
  known: Belonging | null,
): Promise<FileLine[]> {
  const texts = raw.map(({ bytes: line, beyond }) => shown(line.toString(), beyond));
  const first = texts[0];
  if (first === undefined) return [];
  const start = raw[0]?.start ?? 0;
  const before =
    known ?? (dependsOnBefore(first.text, now) ? await belongingBefore(bytes, start, now) : NOTHING_BEFORE);
  const said = belongings(
    texts.map(({ text }) => text),
    now,
    before,
  );
  return raw.map((line, at) => {
    const { text, cut } = texts[at] ?? { text: '', cut: 0 };
    return { start: line.start, end: line.end, ...(said[at] ?? NOTHING_BEFORE), text, cut };
  });
}

/** What holds in front of a place, from the lines before it. */
export async function belongingBefore(bytes: Bytes, place: number, now: number): Promise<Belonging> {
  if (place === 0) return NOTHING_BEFORE;
  for await (const portion of linesUp(bytes, place)) {
    const texts = portion.slice(0, LOOK_BACK).map((line) => shown(line.bytes.toString()).text);
    return belongings(texts.toReversed(), now).at(-1) ?? NOTHING_BEFORE;
  }
  return NOTHING_BEFORE;
}
