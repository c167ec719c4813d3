import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Weekly, weeklyAt } from '#domain/alerts/weekly.ts';

const BERLIN = 'Europe/Berlin';
const HOUR = 3_600_000;
const saturday: Weekly = { days: [6], fromMinute: 120, minutes: 90, zone: BERLIN };
const at = (iso: string): number => Date.parse(iso);

describe('a window of every week', () => {
  it.each([
    ['2026-11-21T00:59:59Z', false],
    ['2026-11-21T01:00:00Z', true],
    ['2026-11-21T02:29:59Z', true],
    ['2026-11-21T02:30:00Z', false],
    ['2026-11-22T01:30:00Z', false],
    ['2026-07-04T00:00:00Z', true],
  ])('at %s: %s', (iso, holds) => {
    expect(weeklyAt(saturday, at(iso)) !== null).toBe(holds);
  });

  const sunday = { ...saturday, days: [0] };

  it('begins an hour later where summer time leaves its hour out, and lasts as long', () => {
    // 2026-03-29: 02:00 does not exist in Berlin; the clock goes from 01:59 to 03:00, which is 01:00 UTC.
    expect(weeklyAt(sunday, at('2026-03-29T01:10:00Z'))).toEqual({
      from: at('2026-03-29T01:00:00Z'),
      to: at('2026-03-29T02:30:00Z'),
    });
  });

  it('holds once where its hour comes twice', () => {
    // 2026-10-25: 02:00 to 02:59 comes twice, from 00:00 UTC and from 01:00 UTC.
    expect(weeklyAt(sunday, at('2026-10-25T00:10:00Z'))).toEqual({
      from: at('2026-10-25T00:00:00Z'),
      to: at('2026-10-25T01:30:00Z'),
    });
    expect(weeklyAt(sunday, at('2026-10-25T01:31:00Z'))).toBeNull();
  });

  it('goes on past midnight and over days', () => {
    const long = { days: [5], fromMinute: 22 * 60, minutes: 36 * 60, zone: 'UTC' };
    expect(weeklyAt(long, at('2026-11-22T09:59:00Z'))?.from).toBe(at('2026-11-20T22:00:00Z'));
    expect(weeklyAt(long, at('2026-11-22T10:00:00Z'))).toBeNull();
  });

  it('always lasts its time, once for each of its days, in every zone', () => {
    const zones = fc.constantFrom(
      BERLIN,
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'UTC',
      'Pacific/Apia',
    );
    const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 1439 }),
        (zone, now, fromMinute, minutes) => {
          const window = weeklyAt({ days: [0, 1, 2, 3, 4, 5, 6], fromMinute, minutes, zone }, now);
          if (window === null) return;
          expect(window.to - window.from).toBe(minutes * 60_000);
          expect(window.from).toBeLessThanOrEqual(now);
          expect(window.to).toBeGreaterThan(now);
          expect(now - window.from).toBeLessThan(24 * HOUR);
        },
      ),
    );
  });
});
