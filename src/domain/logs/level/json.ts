import { BACKSLASH, kindOf, QUOTE, SPACE } from './characters.ts';
import { NONE } from './codes.ts';
import { isLevelKey, levelValue } from './field.ts';

const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Code of the level that a JSON line says in its outer object, whatever its message or inner objects say. `wrapped` judges
 * the line of another program that such a line may hold.
 */
export function jsonLevel(
  bytes: Uint8Array,
  from: number,
  to: number,
  wrapped: (bytes: Uint8Array, from: number, to: number) => number,
): number {
  let wrappedFrom = -1;
  let wrappedTo = -1;
  let at = from + 1;
  for (;;) {
    at = skipTo(bytes, at, to, QUOTE);
    if (at >= to) break;
    const keyFrom = at + 1;
    const keyTo = afterString(bytes, at, to) - 1;
    const valueFrom = afterSpace(bytes, skipTo(bytes, keyTo + 1, to, COLON) + 1, to);
    const valueTo = afterValue(bytes, valueFrom, to);
    if (isLevelKey(bytes, keyFrom, keyTo)) return levelValue(bytes, valueFrom, valueTo);
    if (isLog(bytes, keyFrom, keyTo) && bytes[valueFrom] === QUOTE) [wrappedFrom, wrappedTo] = [valueFrom + 1, valueTo];
    at = valueTo;
    if (bytes[afterSpace(bytes, at, to)] === CLOSE_OBJECT) break;
  }
  return wrappedFrom < 0 ? NONE : wrapped(bytes, wrappedFrom, wrappedTo);
}

/** Just behind the closing quote of the string that begins here. */
export function afterString(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) return at + 1;
  }
  return to;
}

function afterValue(bytes: Uint8Array, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = afterString(bytes, at, to) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
    else if (byte === COMMA && depth === 0) return at;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return to;
}

function skipTo(bytes: Uint8Array, from: number, to: number, wanted: number): number {
  let at = from;
  while (at < to && bytes[at] !== wanted) at += 1;
  return at;
}

function afterSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (kindOf(bytes, at) & SPACE) !== 0) at += 1;
  return at;
}

/** Docker keeps a whole line of a program in `log`. */
function isLog(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === 3 && bytes[from] === 0x6c && bytes[from + 1] === 0x6f && bytes[from + 2] === 0x67;
}
