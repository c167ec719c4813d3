import { describe, expect, it } from 'vitest';

import { availabilityOf, availabilityText, shareText } from '#domain/history/availability.ts';
import { budgetOf } from '#domain/history/budget.ts';
import { cutOf } from '#domain/history/cut.ts';
import { evidenceText, forecastOf, forecastText } from '#domain/history/forecast.ts';
import { targetOf } from '#domain/history/target-of.ts';
import { budgetText, burnText } from '#domain/history/text.ts';
import { TIERS } from '#domain/history/tiers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T0 = Date.UTC(2026, 0, 5);

describe('availability', () => {
  it('is told with how much of the time was seen, and never rounded up', () => {
    const text = (upMs: number, downMs: number, gapMs: number) =>
      availabilityText(availabilityOf({ upMs, downMs, gapMs }));
    expect(text(9594, 6, 400)).toBe('99.93 % of 96 % observed');
    expect(text(99_999, 1, 0)).toBe('99.99 %');
    expect(text(100, 0, 0)).toBe('100 %');
    expect(text(1, 0, 999)).toBe('100 % of less than 1 % observed');
    expect(text(0, 0, 100)).toBe('nothing observed');
    expect(shareText(0.9999)).toBe('99.99 %');
  });
});

describe('an error budget', () => {
  const seen = (uptime: number, ms: number) =>
    availabilityOf({ upMs: uptime * ms, downMs: (1 - uptime) * ms, gapMs: 0 });
  const windows = (rates: Readonly<Record<number, number>>) =>
    new Map(Object.entries(rates).map(([ms, uptime]) => [Number(ms), seen(uptime, Number(ms))]));

  it('says what is allowed, taken and left', () => {
    const budget = budgetOf(
      0.999,
      30 * DAY,
      availabilityOf({ upMs: 29 * DAY, downMs: 10 * MINUTE, gapMs: DAY }),
      new Map(),
    );
    expect(budget).toMatchObject({ spentMs: 10 * MINUTE, burn: null });
    expect(Math.round(budget.allowedMs)).toBe(43.2 * MINUTE);
    expect(budgetText(budget)).toBe('99.9 % over 30 d allows 43 min 12 s down: 10 min taken, 33 min 12 s left');
    const broken = budgetOf(0.999, 30 * DAY, availabilityOf({ upMs: DAY, downMs: HOUR, gapMs: 0 }), new Map());
    expect(budgetText(broken)).toMatch(/16 min 48 s too much$/);
  });

  it.each([
    ['a fast burn that goes on', { [HOUR]: 0.98, [5 * MINUTE]: 0.9 }, 'page', HOUR],
    ['a fast burn that is over', { [HOUR]: 0.98, [5 * MINUTE]: 1 }, null, 0],
    ['just what is allowed to be fast', { [HOUR]: 0.9856, [5 * MINUTE]: 0.9 }, null, 0],
    ['a slower one', { [HOUR]: 0.99, [5 * MINUTE]: 0.9, [6 * HOUR]: 0.993, [30 * MINUTE]: 0.99 }, 'page', 6 * HOUR],
    ['one that takes days', { [72 * HOUR]: 0.998 }, 'ticket', 72 * HOUR],
    ['one that keeps the promise', { [72 * HOUR]: 0.9991 }, null, 0],
  ])('tells %s', (_name, rates, level, overMs) => {
    const { burn } = budgetOf(0.999, 30 * DAY, seen(1, DAY), windows(rates));
    expect(burn?.level ?? null).toBe(level);
    expect(burn?.overMs ?? 0).toBe(overMs);
  });

  it('says how fast', () => {
    const budget = budgetOf(0.999, 30 * DAY, seen(1, DAY), windows({ [HOUR]: 0.98, [5 * MINUTE]: 0.9 }));
    expect(burnText(budget)).toBe('20 times faster than allowed in the last 1 h');
  });
});

it('takes the promise of the id, else of the longest beginning', () => {
  const targets = { 'http:api': 0.999, 'http:*': 0.99, 'http:shop*': 0.995 };
  expect(['http:api', 'http:api2', 'http:shop-eu', 'disk:/'].map((id) => targetOf(targets, id))).toEqual([
    0.999,
    0.99,
    0.995,
    null,
  ]);
});

describe('a forecast', () => {
  const line = (days: number, step: number, perDay: number, until = 80) =>
    Array.from({ length: Math.round(days / step) + 1 }, (_none, n) => {
      const left = days - n * step;
      return { at: T0 - left * DAY, value: until - left * perDay };
    });
  const hour = line(1.25 / 24, 1 / 1440, 0);

  it('goes by the week, with its evidence', () => {
    const forecast = forecastOf({ hour, day: line(1, 1 / 96, 0), week: line(7, 1 / 24, 2) })!;
    expect(forecast.days).toBeCloseTo(10, 6);
    expect(forecastText(forecast)).toBe('full in 10 d');
    expect(evidenceText(forecast)).toBe('grows 2 % a day, seen over 7 d in 169 values');
  });

  it('goes by the day while less than two are known', () => {
    expect(forecastOf({ hour, day: line(1, 1 / 96, 4), week: line(1.5, 1 / 24, 1) })?.days).toBeCloseTo(5, 6);
  });

  it('goes by the hour only when that ends within a day', () => {
    const week = line(7, 1 / 24, 2);
    const fast = forecastOf({ hour: line(1.25 / 24, 1 / 1440, 60), day: line(1, 1 / 96, 4), week })!;
    expect(fast.days).toBeCloseTo(1 / 3, 6);
    expect(forecastText(fast)).toBe('full in 8 h');
    expect(evidenceText(fast)).toMatch(/^grows 60 % a day, seen over 1 h/);
    expect(forecastOf({ hour: line(1.25 / 24, 1 / 1440, 15), day: [], week })?.days).toBeCloseTo(10, 6);
  });

  it('says nothing of what stands still, falls, is unknown or takes longer than a year', () => {
    const none = (week: ReturnType<typeof line>) => forecastOf({ hour, day: [], week });
    expect(none(line(7, 1 / 24, 0))).toBeNull();
    expect(none(line(7, 1 / 24, -3))).toBeNull();
    expect(none([])).toBeNull();
    expect(none(line(300, 1, 0.01))).toBeNull();
  });
});

describe('a cut', () => {
  const tier = (spanMs: number, points: number, agoMs = 0) => {
    const to = T0 - agoMs;
    return cutOf(to - spanMs, to, points, T0);
  };

  it('takes the coarsest tier that is fine enough, and looks where steps are shorter than a minute', () => {
    expect(tier(HOUR, 200)).toMatchObject({ tier: null, stepMs: 18_000 });
    expect(tier(12 * HOUR, 200)).toMatchObject({ tier: TIERS[0], stepMs: 4 * MINUTE });
    // More than a thousand minutes: quarters of an hour are read ten times as fast, and are fine enough.
    expect(tier(DAY, 200)).toMatchObject({ tier: TIERS[1], stepMs: 15 * MINUTE });
    expect(tier(DAY, 400)).toMatchObject({ tier: TIERS[0] });
    expect(tier(7 * DAY, 200)).toMatchObject({ tier: TIERS[1], stepMs: HOUR });
    expect(tier(30 * DAY, 200)).toMatchObject({ tier: TIERS[2], stepMs: 4 * HOUR });
    expect(tier(730 * DAY, 200)).toMatchObject({ tier: TIERS[2], stepMs: 88 * HOUR });
  });

  it('takes a coarser one where the finer is gone', () => {
    expect(tier(HOUR, 200, 3 * DAY)).toMatchObject({ tier: TIERS[0], stepMs: MINUTE });
    expect(tier(HOUR, 200, 20 * DAY)).toMatchObject({ tier: TIERS[1], stepMs: 15 * MINUTE });
    expect(tier(DAY, 200, 200 * DAY)).toMatchObject({ tier: TIERS[2], stepMs: HOUR });
  });
});
