import { BACKSLASH, kindOf, QUOTE, SPACE } from './characters.ts';

const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The member that {@link nextMember} found last: where its key is, without quotes, and its value, with them. */
export const member = { keyFrom: 0, keyTo: 0, from: 0, to: 0 };

/**
 * Goes to the next member of the outer object of a JSON line and answers where it ends, or -1 behind the last one. It makes
 * nothing, because it is asked for every line of a log; a line that is cut off or no JSON at all ends somewhere.
 */
export function nextMember(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== QUOTE) {
    if (bytes[at] === CLOSE_OBJECT) return -1;
    at += 1;
  }
  if (at >= to) return -1;
  member.keyFrom = at + 1;
  at = afterString(bytes, at, to);
  member.keyTo = at - 1;
  while (at < to && bytes[at] !== COLON) at += 1;
  at += 1;
  while (at < to && (kindOf(bytes, at) & SPACE) !== 0) at += 1;
  member.from = Math.min(at, to);
  member.to = afterValue(bytes, member.from, to);
  return member.to;
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
