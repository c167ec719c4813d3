import { expect, it } from 'vitest';

import { lastDays } from '#domain/score-days.ts';

const NOON = Date.UTC(2026, 0, 5, 12);

it('tells every day up to today, with a gap where nothing is known', () => {
  const scores = [
    { day: '2026-01-01', mean: 12 },
    { day: '2026-01-03', mean: 87.9 },
    { day: '2026-01-05', mean: 100 },
  ];
  expect(lastDays(scores, NOON, 4)).toEqual([null, 87, null, 100]);
});

it('tells as many days when nothing is known at all', () => {
  expect(lastDays([], NOON, 3)).toEqual([null, null, null]);
});
