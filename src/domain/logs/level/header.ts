import { CLOSING, DIGIT, kindOf, LETTER, OPENING } from './characters.ts';

const DOT = 0x2e;
const SLASH = 0x2f;
const DASH = 0x2d;
const BAR = 0x7c;
const COLON = 0x3a;
const SMALL = 0x20;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

const packed = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
const TIMES = 'jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun utc gmt am pm';
/** A container's runtime writes `stdout F` before each line; F is a whole one, P a part. */
const CONTAINERS = 'stdout stderr f p';
const LONGEST = 6;
const FIXED = new Set(`${TIMES} ${CONTAINERS}`.split(' ').map(packed));

const THROWN = ['Error:', 'Exception:'].map((end) => Array.from(end, (letter) => letter.charCodeAt(0)));

/** Whether a word may stand before a level: times, brackets, numbers, names of programs with a dot or a slash. */
export function isHeader(bytes: Uint8Array, from: number, to: number): boolean {
  if ((kindOf(bytes, from) & OPENING) !== 0 || (kindOf(bytes, to - 1) & CLOSING) !== 0) return true;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if ((kindOf(bytes, at) & DIGIT) !== 0 || byte === DOT || byte === SLASH) return true;
  }
  return to - from <= LONGEST && FIXED.has(packedAt(bytes, from, to));
}

/** Whether a word is only a mark between the fields of a line. */
export function isSeparator(bytes: Uint8Array, from: number, to: number): boolean {
  const byte = bytes[from];
  return to - from === 1 && (byte === DASH || byte === BAR || byte === COLON);
}

/** Whether a word is a program as syslog names it: `app:`, `app[12]:`. */
export function isProgram(bytes: Uint8Array, from: number, to: number): boolean {
  let end = to - 1;
  if (bytes[end] !== COLON) return false;
  if (bytes[end - 1] === CLOSE_BRACKET) {
    end -= 2;
    while (end > from && (kindOf(bytes, end) & DIGIT) !== 0) end -= 1;
    if (bytes[end] !== OPEN_BRACKET) return false;
  }
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at];
    const named = byte === DOT || byte === SLASH || byte === DASH || byte === 0x5f;
    if (!named && (kindOf(bytes, at) & (LETTER | DIGIT)) === 0) return false;
  }
  return end > from;
}

/** Whether a word is what was thrown: `ValueError:`, `org.postgresql.util.PSQLException:`. */
export function isThrown(bytes: Uint8Array, from: number, to: number): boolean {
  return THROWN.some((end) => to - from >= end.length && end.every((byte, at) => bytes[to - end.length + at] === byte));
}

/** Whether a word has the time of a day in it: a digit, a colon and two digits. */
export function hasClock(bytes: Uint8Array, from: number, to: number): boolean {
  const isDigit = (at: number): boolean => (kindOf(bytes, at) & DIGIT) !== 0;
  for (let at = from + 1; at + 2 < to; at += 1)
    if (bytes[at] === COLON && isDigit(at - 1) && isDigit(at + 1) && isDigit(at + 2)) return true;
  return false;
}

function packedAt(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum = sum * 256 + ((bytes[at] ?? 0) | SMALL);
  return sum;
}
