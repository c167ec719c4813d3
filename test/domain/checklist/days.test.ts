import fc from 'fast-check';
import { expect, it } from 'vitest';

import { dayAfter, dayOf, nameOfBefore, periodBefore, periodOf } from '#domain/checklist/days.ts';
import { untilOf } from '#domain/checklist/until.ts';

const noon = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime();

it('names the first day of a list', () => {
  expect(periodOf('daily', noon(2026, 11, 20))).toBe('2026-11-20');
  expect(periodOf('weekly', noon(2026, 11, 20))).toBe('2026-11-16');
  expect(periodOf('weekly', noon(2026, 11, 16))).toBe('2026-11-16');
  expect(periodOf('weekly', noon(2026, 11, 22))).toBe('2026-11-16');
  expect(periodOf('monthly', noon(2026, 11, 20))).toBe('2026-11-01');
});

it('names the list before, and a gap by its date', () => {
  expect(nameOfBefore('daily', '2026-11-01', '2026-10-31')).toBe('yesterday');
  expect(nameOfBefore('daily', '2026-11-20', '2026-11-17')).toBe('17 Nov');
  expect(nameOfBefore('weekly', '2026-11-16', '2026-11-09')).toBe('last week');
  expect(nameOfBefore('monthly', '2026-01-01', '2025-12-01')).toBe('last month');
});

it('goes a day back and forth over every change of time and year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -400, max: 400 }), (days, by) => {
      const day = dayAfter('1990-01-01', days);
      expect(dayAfter(dayAfter(day, by), -by)).toBe(day);
      expect(periodBefore('daily', dayAfter(day, 1))).toBe(day);
    }),
  );
});

it('takes a day to its end, and a time from now', () => {
  const now = noon(2026, 11, 20);
  expect(dayOf(untilOf('2026-11-20', now))).toBe('2026-11-20');
  expect(dayOf(untilOf('2026-11-20', now) + 1)).toBe('2026-11-21');
  expect(untilOf('12h', now) - now).toBe(12 * 3_600_000);
});

it.each(['', 'soon', '2026-11-19', '2026-02-30', '2026-13-01', '9999-12-31', '0s', '-7d', '500d', '7'])(
  'refuses %j',
  (text) => {
    expect(() => untilOf(text, noon(2026, 11, 20))).toThrow(expect.objectContaining({ exit: 'usage' }));
  },
);
