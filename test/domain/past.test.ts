import { describe, expect, it } from 'vitest';

import { LOOKS, NO_PAST, pastOf, upPercent, withLook } from '../../src/domain/past.ts';
import type { Status } from '../../src/domain/status.ts';

const samples = (statuses: readonly Status[], step = 10) =>
  statuses.map((status, index) => ({ at: index * step, status }));

describe('past', () => {
  it('keeps the last looks and counts the known ones', () => {
    const past = pastOf(samples(['ok', 'warning', 'critical', 'unknown']), 10);
    expect(past).toEqual({ looks: ['ok', 'warning', 'critical', 'unknown'], known: 3, up: 2 });
    expect(pastOf(samples(Array.from({ length: 100 }, () => 'ok')), 10).looks).toHaveLength(LOOKS);
  });

  it('shows a hole as one missed look', () => {
    expect(
      pastOf(
        [
          { at: 0, status: 'ok' },
          { at: 100, status: 'ok' },
        ],
        10,
      ).looks,
    ).toEqual(['ok', null, 'ok']);
  });

  it('has a share only when enough looks are known, and never rounds it up', () => {
    expect(upPercent(pastOf(samples(Array.from({ length: 19 }, () => 'ok')), 10))).toBeNull();
    const one = pastOf(samples(Array.from({ length: 1999 }, () => 'ok')), 10);
    expect(upPercent(withLook(one, 'critical'))).toBe(99.9);
    expect(upPercent(one)).toBe(100);
    expect(upPercent(withLook(NO_PAST, 'unknown'))).toBeNull();
  });
});
