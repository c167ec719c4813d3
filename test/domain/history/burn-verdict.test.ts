import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { availabilityOf } from '#domain/history/availability.ts';
import { BURN_WINDOWS } from '#domain/history/budget.ts';
import { burnVerdict, promisedOf } from '#domain/history/burn-verdict.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const promise = { target: 0.99, windowMs: 30 * DAY };
/** So many times the allowed pace in every time, of which so much was seen. */
const at = (factor: number, seen = 1, id = 'http:api') => {
  const over = (ms: number) => {
    const downMs = Math.min(1, 0.01 * factor) * seen * ms;
    return availabilityOf({ upMs: seen * ms - downMs, downMs, gapMs: (1 - seen) * ms });
  };
  return promisedOf(id, promise, over(30 * DAY), new Map(BURN_WINDOWS.map((ms) => [ms, over(ms)])));
};

describe('a budget as a check', () => {
  it('fails exactly while it burns faster than what somebody is woken for', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (factor) => {
        // Just at the border the arithmetic of the test decides.
        fc.pre(Math.abs(factor - 6) > 1e-6 && Math.abs(factor - 1) > 1e-6);
        const { status } = burnVerdict([at(factor)]);
        expect(status).toBe(factor > 6 ? 'critical' : factor > 1 ? 'warning' : 'ok');
      }),
    );
  });

  it('is never worse for having been down less', () => {
    const rank = { ok: 0, unknown: 0, warning: 1, critical: 2 };
    const factor = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(factor, factor, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(rank[burnVerdict([at(less)]).status]).toBeLessThanOrEqual(rank[burnVerdict([at(more)]).status]);
      }),
    );
  });

  it('says nothing of a pace when less than half was seen, and nothing at all when nothing was', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.49, noNaN: true }), (seen) => {
        expect(burnVerdict([at(100, seen)]).status).toBe('ok');
      }),
    );
    expect(burnVerdict([at(0, 0)])).toEqual({ status: 'unknown', summary: 'nothing was seen yet' });
    expect(burnVerdict([]).status).toBe('unknown');
  });

  it('tells of many the one that burns fastest, and how many others do', () => {
    const verdict = burnVerdict([at(0, 1, 'http:a'), at(8, 1, 'http:b'), at(20, 1, 'http:c'), at(0, 0, 'http:d')]);
    expect(verdict).toMatchObject({ status: 'critical', data: { burning: ['http:c', 'http:b'] } });
    expect(verdict.summary).toBe('http:c: burns 20 times faster than allowed in the last 1 h, and 1 more');
    expect(verdict.hint).toContain('history http:c');
  });
});
