import { expect, it } from 'vitest';

import { asks, notYet } from '#domain/confirm.ts';

it('asks for everything but reading', () => {
  expect((['read', 'interrupting', 'irreversible'] as const).map(asks)).toEqual([false, true, true]);
});

it.each([
  ['interrupting', '', null],
  ['irreversible', '', 'type api to confirm'],
  ['irreversible', 'ap', 'this is not api'],
  ['irreversible', ' api ', null],
] as const)('%s with %j typed', (tier, typed, why) => {
  expect(notYet({ tier, name: 'api' }, typed)).toBe(why);
});
