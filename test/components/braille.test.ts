import fc from 'fast-check';
import { expect, it } from 'vitest';

import { braille } from '#components/braille.ts';

const at = (value: number) => ({ low: value, high: value });

/** How many dots are set. */
const dots = (lines: readonly string[]): number =>
  lines
    .join('')
    .replaceAll(' ', '')
    .split('')
    .reduce((sum, char) => sum + (char.codePointAt(0)! - 0x2800).toString(2).replaceAll('0', '').length, 0);

it('draws two values to a column, 0 at the bottom and the top at the upper edge', () => {
  expect(braille([at(0), at(0), at(10), at(10)], 1, 10)).toEqual(['⣀⠏']);
  expect(braille([at(0), at(0)], 2, 10)).toEqual([' ', '⣀']);
  expect(braille([at(10), at(10)], 2, 10)).toEqual(['⠉', ' ']);
});

it('draws from the lowest to the highest, and leaves gaps blank', () => {
  expect(braille([{ low: 0, high: 10 }, null, null, null, at(0), null], 1, 10)).toEqual(['⡇ ⡀']);
});

it('joins neighbours, so that every line from one dot to the next is closed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (values, lines) => {
        const drawn = braille(values.map(at), lines, 100);
        expect(drawn).toHaveLength(lines);
        for (const line of drawn) expect(line).toHaveLength(Math.ceil(values.length / 2));
        const levels = values.map((value) => Math.round((value / 100) * (lines * 4 - 1)));
        const joined = levels.reduce(
          (sum, level, n) => sum + Math.max(1, Math.abs(level - (levels[n - 1] ?? level))),
          0,
        );
        expect(dots(drawn)).toBe(joined);
      },
    ),
  );
});
