import { BACKSLASH, ESCAPE, kindOf, LETTER, SPACE } from './characters.ts';

const BELL = 0x07;
const OPEN_BRACKET = 0x5b;
/** `] P X ^ _` begin a text for the terminal: a title, a link, the clipboard. */
const TEXTS = new Set([0x5d, 0x50, 0x58, 0x5e, 0x5f]);

/** Where the text goes on after an escape sequence; of one that never ends only the beginning is left out. */
export function afterEscape(bytes: Uint8Array, from: number, to: number): number {
  const kind = bytes[from + 1] ?? 0;
  if (TEXTS.has(kind)) return afterText(bytes, from + 2, to);
  if (kind !== OPEN_BRACKET) return Math.min(kind === BACKSLASH ? from + 2 : from + 1, to);
  let at = from + 2;
  while (at < to && (kindOf(bytes, at) & (LETTER | SPACE)) === 0) at += 1;
  return Math.min(at + 1, to);
}

function afterText(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === BELL) return at + 1;
    if (bytes[at] === ESCAPE) return bytes[at + 1] === BACKSLASH ? Math.min(at + 2, to) : from;
  }
  return Math.min(from, to);
}
