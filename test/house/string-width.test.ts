import stringWidth from 'string-width';
import { expect, it } from 'vitest';

import { ONE_COLUMN } from '../../scripts/build/string-width.ts';

const inSet = new RegExp(`[${ONE_COLUMN}]`);
const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter((c) => inSet.test(c));

it('counts one column for exactly the characters that are one column wide, alone and after any other', () => {
  expect(characters.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  const neighbours = ['a', '─', 'é', '✔'];
  const merged = characters.flatMap((a) => neighbours.filter((b) => stringWidth(b + a) !== 2).map((b) => b + a));
  expect(merged).toEqual([]);
});
