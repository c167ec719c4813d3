import { DIGIT, kindOf, LETTER, QUOTE, SPACE } from './characters.ts';
import { NONE } from './codes.ts';
import { isLevelKey, levelValue } from './field.ts';
import { hasClock, isHeader, isProgram, isSeparator, isThrown } from './header.ts';
import { jsonLevel } from './json.ts';
import { levelWord } from './level-word.ts';
import { afterString } from './members.ts';

/** So much of a line may stand before its level. */
const HEAD = 400;
const MOST_WORDS = 12;
/** Length of `2026-11-21`. */
const DATE = 10;
const BLANK = 0x20;
const EQUALS = 0x3d;
const OPEN_OBJECT = 0x7b;
const TALK = new Set(
  'no not any a an the without zero last previous old this that if on of for clear cleared after before'.split(' '),
);

/** Where the level that {@link textLevel} found last ends in its line, and whether it is a field of it. */
export const found = { end: 0, field: false };

/**
 * Code of the level in the place of a level: the first word that is one, or the first `level=` field, before which stand
 * only times, numbers, names of hosts, programs and loggers, and other fields. `no ERRORs found` has none, and in
 * `INFO no ERROR found` the INFO decides. `timeEnd` says that the line begins with a time, and where that ends.
 */
export function textLevel(bytes: Uint8Array, from: number, to: number, timeEnd: number = from): number {
  const end = Math.min(to, from + HEAD);
  let beforeFrom = from;
  let beforeTo = timeEnd > from ? afterWord(bytes, timeEnd, end) : from;
  let at = afterSpace(bytes, beforeTo, end);
  for (
    let words = timeEnd === from ? 0 : bytes[from + DATE] === BLANK ? 2 : 1;
    words < MOST_WORDS && at < end;
    words += 1
  ) {
    if (bytes[at] === OPEN_OBJECT && bytes[at + 1] === QUOTE) {
      found.field = true;
      found.end = at;
      return jsonLevel(bytes, at, to, textLevel);
    }
    // A word is never cut, or the beginning of a longer one could be taken for a level.
    const stop = afterWord(bytes, at, to);
    const code = levelWord(bytes, at, stop);
    found.end = stop;
    found.field = false;
    if (code > NONE) return code;
    if (code < NONE && hasClock(bytes, beforeFrom, beforeTo)) return -code;
    const next = afterSpace(bytes, stop, end);
    const equals = keyEnd(bytes, at, stop);
    if (equals > at) {
      found.field = true;
      if (isLevelKey(bytes, at, equals)) return levelValue(bytes, equals + 1, stop);
      const quoted = bytes[equals + 1] === QUOTE;
      at = quoted ? afterSpace(bytes, afterString(bytes, equals + 1, end), end) : next;
      continue;
    }
    if (!isHeader(bytes, at, stop) && !isName(bytes, at, stop, next, end, beforeFrom, beforeTo)) return NONE;
    // What a stack trace says last tells of an error, but is none.
    if (words === 0 && isThrown(bytes, at, stop)) return NONE;
    beforeFrom = at;
    beforeTo = stop;
    at = next;
  }
  return NONE;
}

/**
 * A bare word is a name when its place says so: in `14:38:52 atlas app[12]: ERROR` a host before its program,
 * in `14:38:52 - jobs - ERROR` and `14:38:52 jobs ERROR` a logger.
 */
function isName(
  bytes: Uint8Array,
  from: number,
  to: number,
  next: number,
  end: number,
  beforeFrom: number,
  beforeTo: number,
): boolean {
  const stop = afterWord(bytes, next, end);
  if (isSeparator(bytes, next, stop)) return true;
  if (!hasClock(bytes, beforeFrom, beforeTo)) return false;
  if (isProgram(bytes, next, stop)) return true;
  return levelWord(bytes, next, stop) > NONE && !isTalk(bytes, from, to);
}

function isTalk(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from <= 8 && TALK.has(String.fromCharCode(...bytes.subarray(from, to)).toLowerCase());
}

/** Where the `=` of a `key=value` is; -1 for any other word. */
function keyEnd(bytes: Uint8Array, from: number, to: number): number {
  if ((kindOf(bytes, from) & LETTER) === 0) return -1;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === EQUALS) return at;
    const named = byte === 0x2e || byte === 0x5f || byte === 0x2d;
    if (!named && (kindOf(bytes, at) & (LETTER | DIGIT)) === 0) return -1;
  }
  return -1;
}

function afterSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (kindOf(bytes, at) & SPACE) !== 0) at += 1;
  return at;
}

function afterWord(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (kindOf(bytes, at) & SPACE) === 0) at += 1;
  return at;
}
