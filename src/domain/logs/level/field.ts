import { kindOf, LETTER, QUOTE } from './characters.ts';
import { NONE } from './codes.ts';
import { levelSpelled } from './words.ts';

const NAMES = ['level', 'severity', 'levelname', 'lvl', 'loglevel', 'log.level'].map((name) =>
  Uint8Array.from(name, (letter) => letter.charCodeAt(0)),
);
const SMALL = 0x20;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** Whether a key, of JSON or of `key=value`, is one that says a level. */
export function isLevelKey(bytes: Uint8Array, from: number, to: number): boolean {
  for (const name of NAMES) if (name.length === to - from && isNamed(bytes, from, name)) return true;
  return false;
}

/** Code of the level a value says: `error`, `"ERROR"`, or a number as pino and bunyan write it (50 is an error). */
export function levelValue(bytes: Uint8Array, from: number, to: number): number {
  let start = from;
  while (start < to && (bytes[start] === QUOTE || bytes[start] === 0x27)) start += 1;
  let end = start;
  while (end < to && (kindOf(bytes, end) & LETTER) !== 0) end += 1;
  if (end > start) return levelSpelled(bytes, start, end);
  let number = 0;
  for (; end < to; end += 1) {
    const byte = bytes[end] ?? 0;
    if (byte < ZERO || byte > NINE) break;
    number = number * 10 + byte - ZERO;
  }
  return number >= 10 && number < 70 ? Math.floor(number / 10) : NONE;
}

/** In small letters, in capitals, or with a capital first. */
function isNamed(bytes: Uint8Array, from: number, name: Uint8Array): boolean {
  const small = (bytes[from + 1] ?? 0) & SMALL;
  if (small === 0 && ((bytes[from] ?? 0) & SMALL) !== 0) return false;
  for (let at = 0; at < name.length; at += 1) {
    const byte = bytes[from + at] ?? 0;
    if ((byte | SMALL) !== name[at] || (at > 0 && byte !== DOT && (byte & SMALL) !== small)) return false;
  }
  return true;
}
