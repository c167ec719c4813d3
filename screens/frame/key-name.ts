import type { Key } from 'ink';

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

/**
 * The names of what was pressed, as the key table spells them. Fast typing arrives as one chunk, so one event may be
 * several keys.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab'];
  for (const [field, name] of NAMED) if (key[field] === true) return [name];
  if (key.ctrl && input.length > 0) return [`ctrl-${input.toLowerCase()}`];
  if (key.meta && input.length > 0) return [`alt-${input}`];
  return Array.from(input, (letter) => (letter === ' ' ? 'space' : letter));
}
