import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Status } from '#domain/status.ts';
import { judge, type Thresholds } from '#domain/threshold.ts';

const disk: Thresholds = { warning: 85, critical: 95, hysteresis: 3 };
const days: Thresholds = { warning: 21, critical: 7, bad: 'below', hysteresis: 1 };

it.each<[number, Thresholds, Status | null, Status]>([
  [84.9, disk, null, 'ok'],
  [85, disk, null, 'warning'],
  [95, disk, null, 'critical'],
  [84, disk, 'warning', 'warning'],
  [82, disk, 'warning', 'warning'],
  [81.9, disk, 'warning', 'ok'],
  [94, disk, 'warning', 'warning'],
  [93, disk, 'critical', 'critical'],
  [91.9, disk, 'critical', 'warning'],
  [83, disk, 'critical', 'warning'],
  [83, disk, 'unknown', 'ok'],
  [22, days, null, 'ok'],
  [21, days, null, 'warning'],
  [7, days, null, 'critical'],
  [22, days, 'warning', 'warning'],
  [22.1, days, 'warning', 'ok'],
  [8, days, 'critical', 'critical'],
  [Number.NaN, disk, 'ok', 'unknown'],
  [Infinity, disk, null, 'unknown'],
  [1000, { warning: null, critical: null }, null, 'ok'],
  [99, { warning: null, critical: 95 }, null, 'critical'],
])('%d with %j after %s is %s', (value, limits, previous, expected) => {
  expect(judge(value, limits, previous)).toBe(expected);
});

const RANK: Record<Status, number> = { ok: 0, warning: 1, critical: 2, unknown: 3 };
const anyPrevious = fc.constantFrom<Status | null>('ok', 'warning', 'critical', 'unknown', null);
const anyValue = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);

it('never gets better when the value gets worse', () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyPrevious, (a, b, previous) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(RANK[judge(more, disk, previous)]).toBeGreaterThanOrEqual(RANK[judge(less, disk, previous)]);
      expect(RANK[judge(less, days, previous)]).toBeGreaterThanOrEqual(RANK[judge(more, days, previous)]);
    }),
  );
});

it('does not flap: a value that wobbles by less than the hysteresis changes the status once at most', () => {
  const wobble = fc.array(fc.double({ min: -1.4, max: 1.4, noNaN: true }), { minLength: 5, maxLength: 30 });
  fc.assert(
    fc.property(anyValue, wobble, (base, steps) => {
      let previous: Status | null = null;
      const seen = steps.map((step) => (previous = judge(base + step, disk, previous)));
      const changes = seen.filter((status, index) => index > 0 && status !== seen[index - 1]);
      expect(changes.length).toBeLessThanOrEqual(1);
    }),
  );
});

it('says the same again for the same value', () => {
  fc.assert(
    fc.property(anyValue, anyPrevious, (value, previous) => {
      const first = judge(value, disk, previous);
      expect(judge(value, disk, first)).toBe(first);
    }),
  );
});
