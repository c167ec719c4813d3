import { type Belonging, belongings, dependsOnBefore, isContinued, NOTHING_BEFORE } from '#domain/logs/belonging.ts';
import { isAtLeast } from '#domain/logs/level.ts';
import type { LogLevel } from '#domain/logs/line.ts';
import { isOpen, type LogQuery, textMatcher } from '#domain/logs/query.ts';
import { type Shown, shown } from '#domain/logs/sanitise.ts';

import type { Bytes } from './bytes.ts';
import { picksOf } from './picks.ts';
import { linesDown, linesUp, type RawLine } from './raw-lines.ts';
import { firstDated } from './seek.ts';

/** A line of a file with its place in bytes. */
export interface FileLine {
  readonly start: number;
  readonly end: number;
  readonly at: number | null;
  /** Time by which it is put among others, `at` where that is known; null where nothing near it says one. */
  readonly key: number | null;
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
/** So far into a file its first time is looked for. */
const HEAD = 64 * 1024;

/** Reads a page. `onLine` is called for every line that is looked at. */
export async function readPage(
  bytes: Bytes,
  wanted: FileWanted,
  onLine: () => void = () => undefined,
): Promise<FilePage> {
  const { way, packed, count, query, now, growing } = wanted;
  const size = packed && way === 'down' ? Number.MAX_SAFE_INTEGER : await bytes.size();
  const from = Math.min(wanted.from ?? (way === 'up' ? size : 0), size);
  const choose = isOpen(query) ? null : chooser(bytes, query, now, onLine);
  const picks = picksOf(query);
  const portions = way === 'up' ? linesUp(bytes, from, picks) : linesDown(bytes, from, size, picks);
  const found: FileLine[][] = [];
  let left = count;
  let edge = from;
  let end = true;
  for await (const portion of portions) {
    const raw = portion.filter(({ whole }) => whole || !growing);
    const usable = choose === null ? raw.slice(0, left) : raw;
    const ordered = way === 'up' ? usable.toReversed() : usable;
    const matching = await (choose === null ? decoded(bytes, ordered, now) : choose(ordered));
    const taken = way === 'up' ? matching.slice(-left) : matching.slice(0, left);
    found.push(taken);
    const last = portion.at(-1);
    edge = (way === 'up' ? last?.start : last?.end) ?? edge;
    left -= taken.length;
    if (left > 0) continue;
    const all = taken.length === matching.length && usable.length === raw.length;
    end = all && (way === 'up' ? edge === 0 : edge === size);
    break;
  }
  const lines = await withHead(bytes, (way === 'up' ? found.toReversed() : found).flat(), now);
  return { lines, end, searchedBytes: Math.abs(edge - from) };
}

/** What stands before the first line that says its time belongs in front of that one. */
async function withHead(bytes: Bytes, lines: readonly FileLine[], now: number): Promise<readonly FileLine[]> {
  if (lines.every(({ at }) => at !== null)) return lines;
  const first = await firstDated(bytes, 0, HEAD, now);
  if (first === null) return lines;
  return lines.map((line) => (line.at === null && line.start < first.start ? { ...line, key: first.time } : line));
}

/** Lines that follow each other. */
async function decoded(bytes: Bytes, raw: readonly RawLine[], now: number): Promise<FileLine[]> {
  const texts = raw.map(textOf);
  const [first, line] = [texts[0], raw[0]];
  if (first === undefined || line === undefined) return [];
  const before = dependsOnBefore(first.text, now) ? await belongingBefore(bytes, line.start, now) : NOTHING_BEFORE;
  const said = belongings(
    texts.map(({ text }) => text),
    now,
    before,
  );
  return raw.map((one, at) => fileLine(one, texts[at] ?? first, said[at] ?? NOTHING_BEFORE));
}

/** Chooses among lines in the order of the file; what belongs to another line is looked up only where it matters. */
function chooser(bytes: Bytes, query: LogQuery, now: number, onLine: () => void) {
  const isText = textMatcher(query);
  const { atLeast } = query;
  let [known, knownEnd]: [Belonging, number] = [NOTHING_BEFORE, -1];
  const belonging = async (line: RawLine, text: string): Promise<Belonging> => {
    const before = !dependsOnBefore(text, now)
      ? NOTHING_BEFORE
      : knownEnd === line.start
        ? known
        : await belongingBefore(bytes, line.start, now);
    return belongings([text], now, before)[0] ?? NOTHING_BEFORE;
  };
  return async (raw: readonly RawLine[]): Promise<FileLine[]> => {
    const chosen: FileLine[] = [];
    for (const line of raw) {
      onLine();
      const said = textOf(line);
      const { text } = said;
      // What goes on with a line is asked for its level by the next one.
      const matters = isText(text) || (atLeast !== null && isContinued(text));
      if (!matters) continue;
      [known, knownEnd] = [await belonging(line, text), line.end];
      if ((atLeast === null || isAtLeast(known.level, atLeast)) && isText(text))
        chosen.push(fileLine(line, said, known));
    }
    return chosen;
  };
}

const textOf = ({ bytes, beyond }: RawLine): Shown => shown(bytes.toString(), beyond);

function fileLine({ start, end }: RawLine, { text, cut }: Shown, { at, level }: Belonging): FileLine {
  return { start, end, at, key: at, level, text, cut };
}

/** What holds in front of a place, from the lines before it. */
export async function belongingBefore(bytes: Bytes, place: number, now: number): Promise<Belonging> {
  for await (const portion of linesUp(bytes, place)) {
    const texts = portion.slice(0, LOOK_BACK).map((line) => textOf(line).text);
    return belongings(texts.toReversed(), now).at(-1) ?? NOTHING_BEFORE;
  }
  return NOTHING_BEFORE;
}
