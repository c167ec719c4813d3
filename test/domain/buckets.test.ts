import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bucketsOf } from '../../src/domain/buckets.ts';
import { STATUSES } from '../../src/domain/status.ts';

const look = (at: number, value: number | null, status: 'ok' | 'critical' = 'ok') => ({ at, value, status });

describe('bucketsOf', () => {
  it('keeps the highest value and the worst status of a slice', () => {
    expect(bucketsOf([look(1, 5), look(4, 9, 'critical'), look(12, 3)], 0, 20, 2, 5)).toEqual([
      { value: 9, status: 'critical' },
      { value: 3, status: 'ok' },
    ]);
  });

  it('holds a look over slices finer than the interval, and leaves a gap where nobody looked', () => {
    const buckets = bucketsOf([look(0, 1), look(10, 2), look(50, 3)], 0, 60, 6, 15);
    expect(buckets.map((bucket) => bucket?.value ?? null)).toEqual([1, 2, 2, null, null, 3]);
  });

  it('takes what was found before the beginning into the first slice', () => {
    expect(bucketsOf([look(-5, 7)], 0, 10, 2, 6)).toEqual([{ value: 7, status: 'ok' }, null]);
  });

  it('says nothing of a value where looks had none', () => {
    expect(bucketsOf([look(1, null, 'critical')], 0, 10, 1, 5)).toEqual([{ value: null, status: 'critical' }]);
  });

  it('has as many slices as asked, none above the highest value', () => {
    const looks = fc
      .array(
        fc.record({ at: fc.integer({ min: -50, max: 500 }), value: fc.nat(100), status: fc.constantFrom(...STATUSES) }),
      )
      .map((list) => list.toSorted((a, b) => a.at - b.at));
    fc.assert(
      fc.property(looks, fc.integer({ min: 1, max: 60 }), fc.nat(100), (list, count, hold) => {
        const buckets = bucketsOf(list, 0, 400, count, hold);
        expect(buckets).toHaveLength(count);
        const highest = Math.max(0, ...list.map(({ value }) => value));
        expect(Math.max(0, ...buckets.map((bucket) => bucket?.value ?? 0))).toBeLessThanOrEqual(highest);
      }),
    );
  });
});
