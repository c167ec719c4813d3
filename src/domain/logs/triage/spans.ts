import { DIGIT, kindOf, LETTER, SPACE } from '#domain/logs/level/characters.ts';

/** So far a closing quote may be. */
const FAR = 300;
const SLASH = 0x2f;
const TILDE = 0x7e;
const DOT = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const APOSTROPHE = 0x27;
/** What ends a path: quotes, brackets, marks of a sentence. */
const ENDS = new Uint8Array(256);
for (const end of '"\'`()[]{}<>,;:|=') ENDS[end.charCodeAt(0)] = 1;

/** Where the quote is that closes a quoted value; 0 when this one opens none, as an apostrophe in a word. */
export function quoteEnd(bytes: Uint8Array, at: number, to: number): number {
  const quote = bytes[at];
  if (quote === APOSTROPHE && (kindOf(bytes, at - 1) & LETTER) !== 0) return 0;
  const end = Math.min(to, at + FAR);
  for (let next = at + 1; next < end; next += 1)
    if (bytes[next] === quote && (quote !== APOSTROPHE || (kindOf(bytes, next + 1) & LETTER) === 0)) return next;
  return 0;
}

/** Whether `/var/log` or `~/x` begins here: at the beginning of a word, with something behind it. */
export function isPath(bytes: Uint8Array, from: number, at: number, to: number): boolean {
  const before = bytes[at - 1] ?? 0;
  if (at > from && (before === COLON || (ENDS[before] === 0 && (kindOf(bytes, at - 1) & SPACE) === 0))) return false;
  if (bytes[at] === TILDE && bytes[at + 1] !== SLASH) return false;
  const first = bytes[at] === TILDE ? at + 2 : at + 1;
  return first < to && (kindOf(bytes, first) & SPACE) === 0 && bytes[first] !== SLASH;
}

export function pathEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (kindOf(bytes, at) & SPACE) === 0 && ENDS[bytes[at] ?? 0] === 0) at += 1;
  return at;
}

/** Where a number ends: `12`, `1.5`, `127.0.0.1`, `1,000`. */
export function numberEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && (kindOf(bytes, at) & DIGIT) !== 0) at += 1;
    const more = (bytes[at] === DOT || bytes[at] === COMMA) && at + 1 < to && (kindOf(bytes, at + 1) & DIGIT) !== 0;
    if (!more) return at;
    at += 1;
  }
}
