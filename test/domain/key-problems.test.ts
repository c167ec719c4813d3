import fc from 'fast-check';
import { expect, it } from 'vitest';

import { keyProblems } from '#domain/key-problems.ts';
import { ACTION_IDS, keymapOf, keysOf } from '#domain/keys.ts';

it.each([
  [{}],
  [{ palette: ';' }],
  [{ mark: '' }],
  [{ quit: 'ctrl-q' }],
  [{ up: 'ctrl-p', down: 'ctrl-n' }],
  [{ help: 'x', actions: '?' }],
  [{ sort: 'ß' }],
])('takes %j', (custom) => {
  expect(keyProblems(custom)).toEqual([]);
});

it.each([
  [{ palete: ';' }, 'there is no such action', 'Did you mean palette?'],
  [{ mark: '5' }, 'digits open places and answer dialogs', 'Choose a letter.'],
  [{ mark: 'ctrl-i' }, 'terminals send ctrl-i and tab alike', 'Write tab.'],
  [{ mark: 'spcae' }, 'no key is called spcae', 'Did you mean space?'],
  [{ mark: 'f5' }, 'no key is called f5', 'One character, or a name as in docs/keys.md.'],
  [{ mark: 'x' }, 'x already means all actions (actions)', 'Give actions another key too, or "" for none.'],
])('refuses %j', (custom, message, hint) => {
  expect(keyProblems(custom).map((problem) => [problem.message, problem.hint])).toEqual([[message, hint]]);
});

it('always leaves a key to quit by', () => {
  expect(keysOf('interrupt', { quit: '', interrupt: '' })).toEqual(['ctrl-c']);
  expect(keysOf('interrupt', { interrupt: 'Q' })).toEqual(['Q', 'ctrl-c']);
});

it('gives every key one meaning in whatever it takes', () => {
  const key = fc.constantFrom('a', 'b', 'x', 'Q', ';', '', 'tab', 'ctrl-t');
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ACTION_IDS), key, { maxKeys: 5 }), (custom) => {
      fc.pre(keyProblems(custom).length === 0);
      const all = ACTION_IDS.flatMap((id) => keysOf(id, custom));
      expect(new Set(all).size).toBe(all.length);
      expect(keymapOf(custom).size).toBe(all.length);
    }),
  );
});
