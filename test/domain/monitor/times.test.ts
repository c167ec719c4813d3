import { expect, it } from 'vitest';

import { intervalOf, watchTimeOf } from '#domain/monitor/times.ts';

it.each([
  ['5', 300_000],
  ['5m', 300_000],
  ['300s', 300_000],
  ['0.5', 30_000],
  ['1h', 3_600_000],
  [' 5 ', 300_000],
])('takes an interval of %j', (text, ms) => {
  expect(intervalOf(text)).toBe(ms);
});

it.each([
  ['300', 300_000],
  ['10', 10_000],
  ['5m', 300_000],
])('takes a time to watch of %j', (text, ms) => {
  expect(watchTimeOf(text)).toBe(ms);
});

it.each(['0', '0s', '0m', '', '-5', '5x', 'NaN', 'Infinity', '1e9', 'undefined', '5,5', '9ms', '99999999999'])(
  'refuses %j',
  (text) => {
    expect(intervalOf(text)).toBeNull();
    expect(watchTimeOf(text)).toBeNull();
  },
);
