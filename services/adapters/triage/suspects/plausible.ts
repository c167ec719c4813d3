import { AFTER, kindOf, LETTER, NEWLINE, QUOTE, SPACE } from '#domain/logs/level/characters.ts';
import { ERROR } from '#domain/logs/level/codes.ts';
import { isLevelKey, levelValue } from '#domain/logs/level/field.ts';
import { levelSpelled } from '#domain/logs/level/words.ts';

const OPEN_BRACKET = 0x5b;
const COLON = 0x3a;
const EQUALS = 0x3d;
/** `e` of `level` and `severity`, which are found by their second letter. */
const SECOND = 0x65;
/** `T` of `Traceback`. */
const TRACE = 0x54;
/** No value of a level is longer. */
const VALUE = 20;

/**
 * Whether what begins at a suspect place can make its line an error: a word for an error, a key whose value is one, or a
 * traceback. It looks at the word alone, because looking for the line around it takes longer.
 */
export function isPlausible(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0;
  if (first === TRACE && (at === 0 || bytes[at - 1] === NEWLINE)) return true;
  const from = first === OPEN_BRACKET ? at + 1 : first === SECOND ? at - 1 : at;
  let to = at + 1;
  while ((kindOf(bytes, to) & LETTER) !== 0) to += 1;
  const after = bytes[to] ?? 0;
  const isWhole = after === 0 || (kindOf(bytes, to) & (SPACE | AFTER)) !== 0;
  if (isWhole && levelSpelled(bytes, from, to) >= ERROR) return true;
  return isLevelKey(bytes, from, to) && valueOf(bytes, to) >= ERROR;
}

function valueOf(bytes: Uint8Array, keyEnd: number): number {
  let at = bytes[keyEnd] === QUOTE ? keyEnd + 1 : keyEnd;
  at = afterSpace(bytes, at);
  if (bytes[at] !== COLON && bytes[at] !== EQUALS) return 0;
  at = afterSpace(bytes, at + 1);
  return levelValue(bytes, at, at + VALUE);
}

function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((kindOf(bytes, at) & SPACE) !== 0) at += 1;
  return at;
}
