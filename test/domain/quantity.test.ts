import { expect, it } from 'vitest';

import { quantity } from '../../src/domain/quantity.ts';

it.each([
  [91, '%', '91 %'],
  [0.1, 'per core', '0.1 per core'],
  [45, 'ms', '45 ms'],
  [2400, 'ms', '2.4 s'],
  [9 * 2 ** 30, 'B', '9 GiB'],
  [1_200_000, 'B/s', '1.2 MB/s'],
  [6.44, 'd', '6.44 d'],
  [4500, null, '4,500'],
  [1_234_567.891, '', '1,234,567.89'],
  [-1234, undefined, '-1,234'],
  [1e21, 'files', '1e+21 files'],
])('%s %s is %s', (value, unit, text) => expect(quantity(value, unit)).toBe(text));
