import { expect, it } from 'vitest';

import { chosenBy } from '#screens/frame/action-entries.ts';

import { renderConsole } from '../../support/console.tsx';

it('numbers every action of the selected thing, and a number does it', async () => {
  await using app = await renderConsole();
  await app.press('x');
  const number = /(\d) +Test now/.exec(app.screen())?.[1] ?? '';
  await app.press(number);
  expect(app.calls[0]).toMatch(/^runNow /);
  expect(app.store.getState().overlay).toBeNull();
});

it('opens no place while numbers answer it', async () => {
  await using app = await renderConsole();
  await app.press('x', '9');
  expect(app.store.getState().views).toEqual([{ type: 'place', place: 'home' }]);
  expect(app.store.getState().overlay).toEqual({ type: 'actions' });
});

it.each([
  ['1', 9, 0],
  ['9', 9, 8],
  ['1', 12, null],
  ['12', 12, 11],
  ['2', 12, 1],
  ['0', 12, null],
  ['13', 12, null],
])('reads %s of %i as %s', (digits, count, index) => {
  expect(chosenBy(digits, count)).toBe(index);
});
