import { expect, it } from 'vitest';

import { ACTION_IDS, type ActionId, ACTIONS, keymapOf, keysOf } from '#domain/keys.ts';

it('gives every key one meaning', () => {
  const owners = Map.groupBy(
    ACTION_IDS.flatMap((id) => ACTIONS[id].keys.map((key) => ({ key, id }))),
    ({ key }) => key,
  );
  const twice = [...owners]
    .filter(([, all]) => all.length > 1)
    .map(([key, all]) => `${key}: ${all.map(({ id }) => id).join(' ')}`);
  expect(twice).toEqual([]);
});

it('leaves the digits to places and dialogs', () => {
  expect(ACTION_IDS.filter((id) => ACTIONS[id].keys.some((key) => /^\d$/.test(key)))).toEqual([]);
});

it('gives every action a verb that fits the footer and a sentence', () => {
  const bad = ACTION_IDS.filter((id) => ACTIONS[id].verb.length > 14 || !/^[A-Z].*\.$/.test(ACTIONS[id].about));
  expect(bad).toEqual([]);
});

it('never needs a function key', () => {
  const letters = (id: ActionId) => ACTIONS[id].keys.some((key) => !/^f\d/.test(key));
  expect(ACTION_IDS.filter((id) => !letters(id))).toEqual([]);
});

it('takes a person’s own keys instead of the defaults', () => {
  const keymap = keymapOf({ quit: 'Q', mark: '' });
  expect(keymap.get('Q')).toBe('quit');
  expect(keymap.get('q')).toBeUndefined();
  expect(keymap.get('space')).toBeUndefined();
  expect(keysOf('mark', { mark: '' })).toEqual([]);
});
