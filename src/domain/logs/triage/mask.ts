import { BACKSLASH, DIGIT, ESCAPE, kindOf, LETTER, SPACE } from '#domain/logs/level/characters.ts';
import { afterColour } from '#domain/logs/level/level-word.ts';

import { isHex, isIdentifier, isUuid, UUID } from './names.ts';

/** Bytes of a template at most. */
export const LONGEST = 200;
/** So far a closing quote may be. */
const QUOTED = 300;
const BLANK = 0x20;
const SLASH = 0x2f;
const TILDE = 0x7e;
const DOT = 0x2e;
const COMMA = 0x2c;
const APOSTROPHE = 0x27;
const QUOTES = new Set([0x22, APOSTROPHE, 0x60]);
/** What ends a path: quotes, brackets, marks of a sentence. */
const PATH_ENDS = new Set(Array.from('"\'`()[]{}<>,;:|=', (mark) => mark.charCodeAt(0)));

const mark = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const NUMBER = mark('#');
const VALUE = mark('<value>');
const PATH = mark('<path>');
const HEX = mark('<hex>');
const ID = mark('<id>');
const UUID_MARK = mark('<uuid>');

/**
 * Writes the template of a message to the start of `out` (at least {@link LONGEST} bytes) and answers its length: numbers,
 * identifiers, hexadecimal, paths and quoted values are masked, blanks are one, so that lines that tell the same thing of
 * different things have the same template.
 */
export function maskInto(out: Uint8Array, bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  let at = from;
  const put = (text: Uint8Array, next: number): void => {
    out.set(length + text.length > LONGEST ? text.subarray(0, LONGEST - length) : text, length);
    length = Math.min(LONGEST, length + text.length);
    at = next;
  };
  while (at < to && length < LONGEST) {
    const byte = bytes[at] ?? 0;
    const kind = kindOf(bytes, at);
    if (kind & SPACE) {
      if (length > 0 && out[length - 1] !== BLANK) out[length++] = BLANK;
      at += 1;
    } else if (byte === ESCAPE) at = afterColour(bytes, at, to);
    // In a text of JSON a quote has a backslash before it.
    else if (byte < BLANK || (byte === BACKSLASH && QUOTES.has(bytes[at + 1] ?? 0))) at += 1;
    else if (QUOTES.has(byte) && closing(bytes, at, to) > 0) put(VALUE, closing(bytes, at, to) + 1);
    else if ((byte === SLASH || byte === TILDE) && isPath(bytes, from, at, to)) put(PATH, pathEnd(bytes, at, to));
    else if (kind & (LETTER | DIGIT)) {
      const end = wordEnd(bytes, at, to);
      if (isUuid(bytes, at, to)) put(UUID_MARK, at + UUID);
      else if (isHex(bytes, at, end)) put(HEX, end);
      else if (isIdentifier(bytes, at, end)) put(ID, end);
      else
        while (at < end && length < LONGEST)
          if ((kindOf(bytes, at) & DIGIT) === 0 || isInside(bytes, at, end)) out[length++] = bytes[at++] ?? 0;
          else put(NUMBER, numberEnd(bytes, at, to));
    } else {
      out[length++] = byte;
      at += 1;
    }
  }
  while (length > 0 && out[length - 1] === BLANK) length -= 1;
  return length;
}

/** Where a quoted value ends; 0 when this quote opens none, as an apostrophe in a word. */
function closing(bytes: Uint8Array, at: number, to: number): number {
  const quote = bytes[at];
  if (quote === APOSTROPHE && (kindOf(bytes, at - 1) & LETTER) !== 0) return 0;
  const end = Math.min(to, at + QUOTED);
  for (let next = at + 1; next < end; next += 1)
    if (bytes[next] === quote && (quote !== APOSTROPHE || (kindOf(bytes, next + 1) & LETTER) === 0)) return next;
  return 0;
}

/** `/var/log`, `~/x`: begins a word, and something follows. */
function isPath(bytes: Uint8Array, from: number, at: number, to: number): boolean {
  const before = at === from ? BLANK : (bytes[at - 1] ?? 0);
  const begins = (kindOf(bytes, at - 1) & SPACE) !== 0 || at === from || PATH_ENDS.has(before);
  const first = bytes[at] === TILDE ? at + 2 : at + 1;
  if (bytes[at] === TILDE && bytes[at + 1] !== SLASH) return false;
  return begins && before !== 0x3a && first < to && (kindOf(bytes, first) & SPACE) === 0 && bytes[first] !== SLASH;
}

function pathEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (kindOf(bytes, at) & SPACE) === 0 && !PATH_ENDS.has(bytes[at] ?? 0)) at += 1;
  return at;
}

function wordEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && ((kindOf(bytes, at) & (LETTER | DIGIT)) !== 0 || bytes[at] === 0x5f)) at += 1;
  return at;
}

/** Figures in the middle of a word are a part of its name: `mem0ai`, `i18n`. */
function isInside(bytes: Uint8Array, at: number, end: number): boolean {
  let first = at;
  while ((kindOf(bytes, first - 1) & DIGIT) !== 0) first -= 1;
  if ((kindOf(bytes, first - 1) & LETTER) === 0) return false;
  let next = at;
  while (next < end && (kindOf(bytes, next) & DIGIT) !== 0) next += 1;
  return next < end && (kindOf(bytes, next) & LETTER) !== 0;
}

/** `12`, `1.5`, `127.0.0.1`, `1,000`. */
function numberEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && (kindOf(bytes, at) & DIGIT) !== 0) at += 1;
    const more = (bytes[at] === DOT || bytes[at] === COMMA) && at + 1 < to && (kindOf(bytes, at + 1) & DIGIT) !== 0;
    if (!more) return at;
    at += 1;
  }
}
