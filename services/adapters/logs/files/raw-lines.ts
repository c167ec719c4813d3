import { LONGEST } from '#domain/logs/sanitise.ts';

import type { Bytes } from './bytes.ts';

/** One line of a file by its bytes; what is beyond the first {@link KEPT} of them is only counted. */
export interface RawLine {
  readonly start: number;
  /** Behind its newline. */
  readonly end: number;
  readonly bytes: Buffer;
  /** Characters of it that are not in `bytes`. */
  readonly beyond: number;
  /** Whether a newline ends it. */
  readonly whole: boolean;
}

/**
 * Which of the whole lines in a chunk may be wanted, in their order: places of their first byte. The chunk holds a
 * newline before `from`, or the line begins there, and one at `to - 1`.
 */
export type Picks = (chunk: Buffer, from: number, to: number) => Iterable<number>;

const NEWLINE = 10;
/** Enough for the longest line that is shown, whatever its characters take. */
const KEPT = 4 * LONGEST;
const FIRST = 64 * 1024;
const CHUNK = 256 * 1024;
const EMPTY: Buffer = Buffer.alloc(0);

/**
 * Lines from one place to another, a portion for each chunk that was read, in the order of the file. With `picks` those
 * that lie in one chunk are only there when they were picked.
 */
export async function* linesDown(
  bytes: Bytes,
  from: number,
  to: number,
  picks?: Picks,
): AsyncGenerator<RawLine[], undefined> {
  let start = from;
  let head: Buffer = EMPTY;
  let beyond = 0;
  let size = FIRST;
  let reached = from;
  while (reached < to) {
    const at = reached;
    const chunk = await bytes.read(at, Math.min(size, to - at));
    if (chunk.length === 0) break;
    const lines: RawLine[] = [];
    const first = chunk.indexOf(NEWLINE);
    const last = chunk.lastIndexOf(NEWLINE);
    if (first >= 0) {
      const [all, rest] = grown(head, beyond, chunk.subarray(0, first));
      lines.push({ start, end: at + first + 1, bytes: all, beyond: rest, whole: true });
      lines.push(...inside(chunk, first + 1, last + 1, at, picks));
      [head, beyond, start] = [EMPTY, 0, at + last + 1];
    }
    [head, beyond] = grown(head, beyond, chunk.subarray(last + 1));
    // What is kept of a line must not keep its chunk.
    if (head.length > 0) head = Buffer.from(head);
    reached += chunk.length;
    size = CHUNK;
    yield lines;
  }
  if (start < reached) yield [{ start, end: reached, bytes: head, beyond, whole: false }];
}

/** Lines that end at or before a place, back to the start: the portions from the last one up, the lines in them too. */
export async function* linesUp(bytes: Bytes, to: number, picks?: Picks): AsyncGenerator<RawLine[], undefined> {
  let end = to;
  let tail: Buffer = EMPTY;
  let beyond = 0;
  let whole: boolean | null = null;
  let size = FIRST;
  const line = (start: number, head: Buffer): RawLine => {
    const [all, rest] = grown(...grown(EMPTY, 0, head), tail);
    const made = { start, end, bytes: all, beyond: beyond + rest, whole: whole ?? true };
    [end, tail, beyond, whole] = [start, EMPTY, 0, true];
    return made;
  };
  for (let at = to; at > 0;) {
    const base = Math.max(0, at - size);
    const chunk = await bytes.read(base, at - base);
    if (chunk.length === 0) break;
    whole ??= chunk[chunk.length - 1] === NEWLINE;
    const lines: RawLine[] = [];
    let stop = end === at && whole ? chunk.length - 1 : chunk.length;
    const last = stop <= 0 ? -1 : chunk.lastIndexOf(NEWLINE, stop - 1);
    if (last >= 0) {
      const first = chunk.indexOf(NEWLINE);
      lines.push(line(base + last + 1, chunk.subarray(last + 1, stop)));
      lines.push(...inside(chunk, first + 1, last + 1, base, picks).toReversed());
      [stop, end] = [first, base + first + 1];
    }
    const [all, rest] = grown(...grown(EMPTY, 0, chunk.subarray(0, stop)), tail);
    [tail, beyond] = [Buffer.from(all), beyond + rest];
    at = base;
    size = CHUNK;
    if (base === 0) lines.push(line(0, EMPTY));
    yield lines;
  }
}

/** Whole lines of a chunk that was read at `base`, between two places right behind newlines. */
function inside(chunk: Buffer, from: number, to: number, base: number, picks: Picks | undefined): RawLine[] {
  const lines: RawLine[] = [];
  const add = (begin: number): number => {
    const newline = chunk.indexOf(NEWLINE, begin);
    const [bytes, beyond] = grown(EMPTY, 0, chunk.subarray(begin, newline));
    lines.push({ start: base + begin, end: base + newline + 1, bytes, beyond, whole: true });
    return newline + 1;
  };
  if (picks === undefined) for (let at = from; at < to;) at = add(at);
  else for (const at of picks(chunk, from, to)) add(at);
  return lines;
}

/** A line so far and how much of it is not kept, with what comes behind it. */
function grown(head: Buffer, beyond: number, more: Buffer): [head: Buffer, beyond: number] {
  if (head.length + more.length <= KEPT) return [head.length === 0 ? more : Buffer.concat([head, more]), beyond];
  const room = Math.max(0, KEPT - head.length);
  const kept = room === 0 ? head : Buffer.concat([head, more.subarray(0, room)]);
  return [kept, beyond + characters(more, room)];
}

/** Characters of UTF-8 from a place on: bytes that do not continue one. */
function characters(bytes: Buffer, from: number): number {
  let count = 0;
  for (let at = from; at < bytes.length; at += 1) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) count += 1;
  return count;
}
