import { expect, test } from 'vitest';

import { scoreItems } from '#domain/score-items.ts';

import { readingWith } from '../support/reading.ts';

test('a reading without a target is left out of the score, another of the same status is not', () => {
  const now = Date.UTC(2026, 0, 5, 10);
  const readings = [
    readingWith({ id: 'a', status: 'unknown', data: { excluded: true } }),
    readingWith({ id: 'b', status: 'unknown', data: { excluded: false } }),
    readingWith({ id: 'c', status: 'unknown' }),
  ];
  expect(scoreItems(readings, now).map(({ id, excluded }) => [id, excluded])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ]);
});
