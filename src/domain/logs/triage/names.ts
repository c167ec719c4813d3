import { DIGIT, kindOf, LETTER } from '#domain/logs/level/characters.ts';

/** Length of a UUID. */
export const UUID = 36;
const DASH = 0x2d;
const DASHES = new Set([8, 13, 18, 23]);
const SMALL = 0x20;
/** Shorter ones may be words: `added`, `beef`. */
export const SHORTEST_HEX = 8;
const SHORTEST_ID = 16;
const LEAST_DIGITS = 3;

/** `8-4-4-4-12` hexadecimal digits. */
export function isUuid(bytes: Uint8Array, from: number, to: number): boolean {
  if (from + UUID > to || bytes[from + 8] !== DASH) return false;
  for (let at = 0; at < UUID; at += 1)
    if (DASHES.has(at) ? bytes[from + at] !== DASH : !isHexDigit(bytes[from + at] ?? 0)) return false;
  return from + UUID === to || (kindOf(bytes, from + UUID) & (LETTER | DIGIT)) === 0;
}

/** `0x1f`, or at least eight hexadecimal digits, of letters and figures. */
export function isHex(bytes: Uint8Array, from: number, to: number): boolean {
  const prefixed = bytes[from] === 0x30 && ((bytes[from + 1] ?? 0) | SMALL) === 0x78 && to - from > 2;
  if (!prefixed && to - from < SHORTEST_HEX) return false;
  let letters = 0;
  for (let at = prefixed ? from + 2 : from; at < to; at += 1) {
    if (!isHexDigit(bytes[at] ?? 0)) return false;
    if ((kindOf(bytes, at) & LETTER) !== 0) letters += 1;
  }
  return prefixed || (letters > 0 && letters < to - from);
}

/** A long word of letters and several figures: what a machine made up. */
export function isIdentifier(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < SHORTEST_ID) return false;
  let digits = 0;
  let letters = 0;
  for (let at = from; at < to; at += 1) {
    const kind = kindOf(bytes, at);
    if (kind & DIGIT) digits += 1;
    else if (kind & LETTER) letters += 1;
  }
  return digits >= LEAST_DIGITS && letters > 0;
}

function isHexDigit(byte: number): boolean {
  const small = byte | SMALL;
  return (byte >= 0x30 && byte <= 0x39) || (small >= 0x61 && small <= 0x66);
}
