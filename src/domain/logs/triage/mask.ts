import { BACKSLASH, DIGIT, ESCAPE, kindOf, LETTER, SPACE } from '#domain/logs/level/characters.ts';
import { afterEscape } from '#domain/logs/level/escape.ts';

import { isHex, isIdentifier, isUuid, SHORTEST_HEX, UUID } from './names.ts';
import { isPath, numberEnd, pathEnd, quoteEnd } from './spans.ts';

/** Bytes of a template at most. */
export const LONGEST = 200;
const BLANK = 0x20;

const mark = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const VALUE = mark('<value>');
const PATH = mark('<path>');
const HEX = mark('<hex>');
const ID = mark('<id>');
const UUID_MARK = mark('<uuid>');
const NUMBER = 0x23;

/** What to do with a byte that begins something. */
const COPY = 0;
const WORD = 1;
const GAP = 2;
const SKIP = 3;
const QUOTED = 4;
const ROOTED = 5;
const SEQUENCE = 6;
const ESCAPED = 7;
const DO = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  const kind = kindOf(Uint8Array.of(byte), 0);
  DO[byte] = kind & SPACE ? GAP : byte < BLANK ? SKIP : kind & (LETTER | DIGIT) ? WORD : COPY;
}
for (const quote of [0x22, 0x27, 0x60]) DO[quote] = QUOTED;
for (const root of [0x2f, 0x7e]) DO[root] = ROOTED;
DO[ESCAPE] = SEQUENCE;
DO[BACKSLASH] = ESCAPED;

/**
 * Writes the template of a message to the start of `out` (at least {@link LONGEST} bytes) and answers its length: numbers,
 * identifiers, hexadecimal, paths and quoted values are masked, blanks are one, so that lines that tell the same thing of
 * different things have the same template.
 */
export function maskInto(out: Uint8Array, bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  let at = from;
  while (at < to && length < LONGEST) {
    const byte = bytes[at] ?? 0;
    const what = DO[byte] ?? COPY;
    let next = at + 1;
    let masked: Uint8Array | null = null;
    if (what === WORD) {
      const word = wordEnd(bytes, at, to);
      if (digits === 0 && (word - at < SHORTEST_HEX || !isUuid(bytes, at, to))) {
        length = copied(out, length, bytes, at, word);
        at = word;
        continue;
      }
      masked = isUuid(bytes, at, to)
        ? UUID_MARK
        : isHex(bytes, at, word)
          ? HEX
          : isIdentifier(bytes, at, word)
            ? ID
            : null;
      next = masked === UUID_MARK ? at + UUID : word;
      if (masked === null) {
        length = figures(out, length, bytes, at, word, to);
        at = Math.max(word, figuresEnd);
        continue;
      }
    } else if (what === GAP) {
      if (length > 0 && out[length - 1] !== BLANK) out[length++] = BLANK;
    } else if (what === QUOTED) {
      const end = quoteEnd(bytes, at, to);
      if (end > 0) [masked, next] = [VALUE, end + 1];
      else out[length++] = byte;
    } else if (what === ROOTED && isPath(bytes, from, at, to)) [masked, next] = [PATH, pathEnd(bytes, at, to)];
    else if (what === SEQUENCE) next = afterEscape(bytes, at, to);
    // In a text of JSON a quote has a backslash before it.
    else if (what === COPY || what === ROOTED || (what === ESCAPED && DO[bytes[next] ?? 0] !== QUOTED))
      out[length++] = byte;
    if (masked !== null) length = copied(out, length, masked, 0, masked.length);
    at = next;
  }
  while (length > 0 && out[length - 1] === BLANK) length -= 1;
  return length;
}

/** How many figures the word has that {@link wordEnd} found last. */
let digits = 0;

function wordEnd(bytes: Uint8Array, from: number, to: number): number {
  digits = 0;
  let at = from;
  for (; at < to; at += 1) {
    const kind = kindOf(bytes, at);
    if (kind & DIGIT) digits += 1;
    else if ((kind & LETTER) === 0 && bytes[at] !== 0x5f) break;
  }
  return at;
}

/** Where the last number ends that {@link figures} masked: it may go on behind the word, as `1.5` does. */
let figuresEnd = 0;

/** Copies a word with its numbers masked; figures in the middle of it are a part of its name: `mem0ai`, `i18n`. */
function figures(out: Uint8Array, length: number, bytes: Uint8Array, from: number, end: number, to: number): number {
  let done = length;
  figuresEnd = from;
  for (let at = from; at < end && done < LONGEST;) {
    if ((kindOf(bytes, at) & DIGIT) === 0) {
      out[done++] = bytes[at++] ?? 0;
      continue;
    }
    let next = at;
    while (next < end && (kindOf(bytes, next) & DIGIT) !== 0) next += 1;
    if (at > from && next < end) {
      done = copied(out, done, bytes, at, next);
      at = next;
    } else {
      out[done++] = NUMBER;
      at = numberEnd(bytes, at, to);
      figuresEnd = at;
    }
  }
  return done;
}

function copied(out: Uint8Array, length: number, bytes: Uint8Array, from: number, to: number): number {
  let done = length;
  for (let at = from; at < to && done < LONGEST; at += 1) out[done++] = bytes[at] ?? 0;
  return done;
}
