import { describe, expect, it } from 'vitest';

import { growthOf } from '#domain/history/growth.ts';

const HOUR = 3_600_000;
const NOW = 1_780_000_000_000;
/** A value each hour from so many hours ago until now. */
const hourly = (hours: number, valueAt: (hour: number) => number) =>
  Array.from({ length: hours + 1 }, (_, at) => ({ at: NOW - (hours - at) * HOUR, value: valueAt(at) }));

describe('how something grew over days', () => {
  it('is its pace over the week, and what came since this time yesterday', () => {
    const growth = growthOf(
      hourly(168, (hour) => 50 + hour / 24),
      NOW,
    );
    expect(growth?.perDay).toBeCloseTo(1, 6);
    expect(growth?.sinceYesterday).toBeCloseTo(1, 6);
    expect(growth?.overMs).toBe(168 * HOUR);
  });

  it('is not told by less than two days, nor is yesterday by another day', () => {
    expect(growthOf([], NOW)).toBeNull();
    expect(
      growthOf(
        hourly(47, (hour) => hour),
        NOW,
      ),
    ).toBeNull();
    const asleep = hourly(100, (hour) => 10 + hour / 10).filter(
      ({ at }) => at < NOW - 30 * HOUR || at > NOW - 2 * HOUR,
    );
    expect(growthOf(asleep, NOW)?.sinceYesterday).toBeNull();
  });

  it('begins anew where somebody tidied up', () => {
    const growth = growthOf(
      hourly(168, (hour) => (hour < 120 ? 90 : 40 + (hour - 120) / 12)),
      NOW,
    );
    expect(growth?.perDay).toBeCloseTo(2, 6);
    expect(
      growthOf(
        hourly(168, () => 70),
        NOW,
      ),
    ).toMatchObject({ perDay: 0, sinceYesterday: 0 });
  });
});
