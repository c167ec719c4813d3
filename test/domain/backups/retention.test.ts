import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { retention } from '#domain/backups/retention.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 20, 12);
const at = (days: number, hours = 0) => NOON - days * DAY - hours * 3_600_000;
const named = (times: readonly number[]) => times.map((time, index) => ({ id: `b${index}`, at: time }));

describe('retention', () => {
  it('keeps the newest of each day, week and month, and says why', () => {
    const backups = named([at(0), at(0, 2), at(1), at(8), at(40)]);
    expect(retention(backups, { last: 1, daily: 2, weekly: 2, monthly: 2 })).toEqual({
      stays: [
        { id: 'b0', because: ['newest 1 of 1', 'day 2026-11-20', 'week of 2026-11-16', 'month 2026-11'] },
        { id: 'b2', because: ['day 2026-11-19'] },
        { id: 'b3', because: ['week of 2026-11-09'] },
        { id: 'b4', because: ['month 2026-10'] },
      ],
      goes: ['b1'],
    });
  });

  it('never lets the newest go, keeps every one in exactly one list, and is stable', () => {
    const count = fc.integer({ min: 0, max: 5 });
    const keeps = fc.record({ last: count, daily: count, weekly: count, monthly: count });
    const times = fc.array(fc.integer({ min: at(900), max: NOON }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(times, keeps, (made, keep) => {
        const backups = named(made);
        const { stays, goes } = retention(backups, keep);
        const kept = stays.map(({ id }) => id);
        expect([...kept, ...goes].toSorted()).toEqual(backups.map(({ id }) => id).toSorted());
        const newest = Math.max(...made);
        expect(backups.filter(({ id }) => kept.includes(id)).some((one) => one.at === newest)).toBe(true);
        expect(stays.length).toBeLessThanOrEqual(Math.max(1, keep.last) + keep.daily + keep.weekly + keep.monthly);
        expect(
          retention(
            backups.filter(({ id }) => kept.includes(id)),
            keep,
          ).goes,
        ).toEqual([]);
      }),
    );
  });
});
