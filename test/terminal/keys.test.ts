import { expect, it } from 'vitest';

import { keyBytes } from '../support/terminal/keys.ts';

it.each([
  ['enter', '\r'],
  ['esc', '\u001b'],
  ['up', '\u001b[A'],
  ['pgdn', '\u001b[6~'],
  ['ctrl-c', '\u0003'],
  ['ctrl-z', '\u001a'],
  ['alt-x', '\u001bx'],
  ['alt-enter', '\u001b\r'],
  ['f1', '\u001bOP'],
  ['f12', '\u001b[24~'],
  ['click@0,2', '\u001b[<0;1;3M\u001b[<0;1;3m'],
  ['wheel-down@9,9', '\u001b[<65;10;10M'],
  ['paste:two words', '\u001b[200~two words\u001b[201~'],
  ['?', '?'],
  ['健', '健'],
])('%s', (key, bytes) => {
  expect(keyBytes(key)).toBe(bytes);
});

it.each(['entre', 'f13', 'click@1', 'ctrl-'])('refuses %s instead of typing it', (key) => {
  expect(() => keyBytes(key)).toThrow(`no key is called "${key}"`);
});
