import { AFTER, BEFORE, ESCAPE, kindOf, LETTER, UPPER } from './characters.ts';
import { ERROR, NONE } from './codes.ts';
import { afterEscape } from './escape.ts';
import { levelSpelled } from './words.ts';

const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;

/** Words of up to seven letters are remembered: a log has few that stand in the place of a level. */
const REMEMBERED = 7;
const SLOTS = 1024;
const lows = new Int32Array(SLOTS);
/** The length is the highest byte. */
const highs = new Int32Array(SLOTS);
const codes = new Int8Array(SLOTS);

/**
 * Code of the level that a word of a line is: `ERROR`, `[warn]`, `"INFO":`, `info:`. What is an error must be in capitals or
 * a whole word in brackets (`[error]:`), because people write "an error" too; a plain small word is one of the sentence
 * unless it stands right after the time, and its code is negative.
 */
export function levelWord(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length > REMEMBERED) return judged(bytes, from, to);
  let low = 0;
  let high = length;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (at - from < 4) low = (low << 8) | byte;
    else high = (high << 8) | byte;
  }
  const slot = (low ^ (low >>> 11) ^ Math.imul(high, 0x9e3779b1)) & (SLOTS - 1);
  if (lows[slot] !== low || highs[slot] !== high) {
    codes[slot] = judged(bytes, from, to);
    lows[slot] = low;
    highs[slot] = high;
  }
  return codes[slot] ?? NONE;
}

function judged(bytes: Uint8Array, from: number, to: number): number {
  let start = from;
  for (; start < to; start += 1) {
    const byte = bytes[start] ?? 0;
    if (byte === ESCAPE) start = afterEscape(bytes, start, to) - 1;
    else if ((kindOf(bytes, start) & BEFORE) === 0) break;
  }
  if ((kindOf(bytes, start) & LETTER) === 0) return NONE;
  let end = start + 1;
  while (end < to && (kindOf(bytes, end) & LETTER) !== 0) end += 1;
  if (end < to && (kindOf(bytes, end) & AFTER) === 0) return NONE;
  const code = levelSpelled(bytes, start, end);
  if (code === NONE || isUpper(bytes, start, end) || isBracketed(bytes, from, start, end, to)) return code;
  if (code >= ERROR) return NONE;
  return start > from || end < to ? code : -code;
}

function isUpper(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((kindOf(bytes, at) & UPPER) === 0) return false;
  return true;
}

/** `[error]` or `[Error]`. */
function isBracketed(bytes: Uint8Array, from: number, start: number, end: number, to: number): boolean {
  for (let at = start + 1; at < end; at += 1) if ((kindOf(bytes, at) & UPPER) !== 0) return false;
  if (start !== from + 1 || bytes[from] !== OPEN_BRACKET || bytes[end] !== CLOSE_BRACKET) return false;
  return end + 1 === to || (end + 2 === to && bytes[end + 1] === COLON);
}
