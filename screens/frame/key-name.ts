import type { Key } from 'ink';

import { graphemes } from '#components/graphemes.ts';

/** One press: its name as the key table spells it, and the text it would type (empty for keys that type nothing). */
export interface Press {
  readonly name: string;
  readonly text: string;
  /** Of a paste: the text as it came, with its line breaks. */
  readonly raw?: string | undefined;
}

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];
const CONTROL: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'esc',
};

/** What was pressed. Fast typing arrives as one chunk, so one event of Ink may be several keys, enter among them. */
export function pressesOf(input: string, key: Key): readonly Press[] {
  if (key.tab) return [named(key.shift ? 'shift-tab' : 'tab')];
  const modifier = key.ctrl ? 'ctrl-' : key.meta ? 'alt-' : '';
  for (const [field, name] of NAMED) if (key[field] === true) return [named(modifier + name)];
  if (modifier !== '' && input !== '') return [named(modifier + (input === ' ' ? 'space' : input))];
  return graphemes(input).map(pressOf);
}

function pressOf(letter: string): Press {
  if (letter === ' ') return { name: 'space', text: ' ' };
  const name = CONTROL[letter.length > 1 ? letter.slice(-1) : letter];
  if (name !== undefined) return named(name);
  const code = letter.charCodeAt(0);
  if (code > 0 && code < 27) return named(`ctrl-${String.fromCharCode(code + 96)}`);
  return code < 32 ? named('') : { name: letter, text: letter };
}

const named = (name: string): Press => ({ name, text: '' });
