import { expect, it } from 'vitest';

import { isLater } from '#domain/later.ts';
import { isStale } from '#domain/reading.ts';

it.each([
  [0, 30_000, false],
  [60_000, 30_000, false],
  [60_001, 30_000, true],
  [10_000, 1000, false],
  [10_001, 1000, true],
  [-60_001, 30_000, true],
])('after %d ms of an interval of %d ms is stale: %s', (age, intervalMs, stale) => {
  expect(isStale({ takenAt: 1_000_000, intervalMs }, 1_000_000 + age)).toBe(stale);
});

it.each([
  [1000, 999, true],
  [1000, 1000, true],
  [999, 1000, false],
  [400_000, 1_000_000, false],
  [399_999, 1_000_000, true],
])('a reading of %d after one of %d takes its place: %s', (next, known, expected) => {
  expect(isLater(next, known)).toBe(expected);
});
