import { expect, test } from 'vitest';

import { activityOf, speedOf } from '#domain/activity.ts';

const DAY = 86_400_000;

test.each([
  [0, 'active'],
  [7 * DAY, 'active'],
  [7 * DAY + 1, 'moderate'],
  [30 * DAY, 'moderate'],
  [30 * DAY + 1, 'stale'],
])('quiet for %d ms is %s', (ms, word) => {
  expect(activityOf(ms)).toBe(word);
});

test.each([
  [99, 'excellent'],
  [100, 'good'],
  [499, 'good'],
  [500, 'fair'],
  [1999, 'fair'],
  [2000, 'poor'],
])('an answer after %d ms is %s', (ms, word) => {
  expect(speedOf(ms)).toBe(word);
});
