import { WORDS } from '#domain/logs/level.ts';

import { LEVELS, NONE } from './codes.ts';

const LONGEST = 13;
const SIZE = 512;
const SMALL = 0x20;

interface Word {
  readonly letters: Uint8Array;
  readonly code: number;
}

const NO_WORDS: readonly Word[] = [];
const table: (readonly Word[] | undefined)[] = Array.from({ length: SIZE });
for (const [text, level] of Object.entries(WORDS)) {
  const letters = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const slot = slotOf(letters, 0, letters.length);
  table[slot] = [...(table[slot] ?? []), { letters, code: LEVELS.indexOf(level) }];
}

/** Code of the level that some letters spell, in whatever case; NONE for any other word. */
export function levelSpelled(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > LONGEST || to - from < 2) return NONE;
  const words = table[slotOf(bytes, from, to)] ?? NO_WORDS;
  // Asked of millions of words: an iterator for each would be most of what is collected as garbage.
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word?.letters.length === to - from && isSame(bytes, from, word.letters)) return word.code;
  }
  return NONE;
}

function slotOf(bytes: Uint8Array, from: number, to: number): number {
  return (((bytes[from] ?? 0) & 31) << 4) | ((to - from) & 15);
}

function isSame(bytes: Uint8Array, from: number, letters: Uint8Array): boolean {
  for (let at = 0; at < letters.length; at += 1) if (((bytes[from + at] ?? 0) | SMALL) !== letters[at]) return false;
  return true;
}
