import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { daysUntilFull, growthPerDay } from '#domain/trend.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A value every minute over some hours, rounded as readings are. */
const line = (hours: number, from: number, perDay: number) =>
  Array.from({ length: Math.floor(hours * 60) + 1 }, (_, minute) => ({
    at: minute * 60_000,
    value: Math.round(10 * (from + (perDay * minute) / 1440)) / 10,
  }));

describe('growth', () => {
  test('is the slope in points a day', () => {
    expect(growthPerDay(line(24, 40, 6))).toBeCloseTo(6, 1);
    expect(growthPerDay(line(2, 40, 24))).toBeCloseTo(24, 0);
    expect(growthPerDay(line(24, 40, -6))).toBeCloseTo(-6, 1);
  });

  test('needs an hour and three points', () => {
    expect(growthPerDay([])).toBeNull();
    expect(growthPerDay(line(0.9, 40, 50))).toBeNull();
    expect(
      growthPerDay([
        { at: 0, value: 1 },
        { at: DAY, value: 9 },
      ]),
    ).toBeNull();
  });

  test('that could be rounding is none', () => {
    expect(growthPerDay(line(1, 91.04, 2))).toBe(0);
    expect(growthPerDay(line(24, 50, 0))).toBe(0);
  });

  test('begins anew after somebody tidied up', () => {
    const before = line(12, 90, 10);
    const after = line(6, 60, 8).map(({ at, value }) => ({ at: at + 12 * HOUR + 60_000, value }));
    expect(growthPerDay([...before, ...after])).toBeCloseTo(8, 0);
  });

  test('is right within a tenth whatever the line, its gaps and its start', () => {
    const slope = fc.double({ min: 3, max: 60, noNaN: true });
    fc.assert(
      fc.property(slope, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 50 }), (perDay, from, keep) => {
        const points = line(24, from, perDay).filter((_point, index) => index % keep === 0);
        expect(growthPerDay(points)! / perDay).toBeCloseTo(1, 1);
      }),
    );
  });
});

test('full is a matter of what is left and how fast it goes', () => {
  expect(daysUntilFull(91, 1.5)).toBe(6);
  expect(daysUntilFull(100, 1)).toBe(0);
  expect(daysUntilFull(100.2, 1)).toBe(0);
  expect(daysUntilFull(50, 0)).toBeNull();
  expect(daysUntilFull(50, -1)).toBeNull();
  expect(daysUntilFull(50, null)).toBeNull();
});
