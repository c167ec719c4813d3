import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fold, type Look } from '#domain/history/fold.ts';
import { groupParts, type Part } from '#domain/history/part.ts';

const MINUTE = 60_000;

const look = (seconds: number, value: number | null = 1, status: Look['status'] = 'ok'): Look => ({
  at: seconds * 1000,
  value,
  status,
});

const short = ({ at, count, sum, min, max, last, upMs, downMs }: Part) => [
  at / 1000,
  count,
  sum,
  min,
  max,
  last,
  upMs,
  downMs,
];

it('sums looks up, each standing until the next', () => {
  const looks = [look(0, 10), look(30, 20, 'critical'), look(60, 30, 'warning')];
  const parts = fold({ looks, from: 0, to: 90_000, holdMs: MINUTE, stepMs: MINUTE });
  expect(parts.map(short)).toEqual([
    [0, 2, 30, 10, 20, 20, 30_000, 30_000],
    [60, 1, 30, 30, 30, 30, 30_000, 0],
  ]);
});

it('lets a look stand no longer than it holds, and an unknown one not at all', () => {
  const looks = [look(0), look(240, null, 'unknown'), look(300, 5, 'critical')];
  const parts = fold({ looks, from: 0, to: 360_000, holdMs: 90_000, stepMs: MINUTE });
  expect(parts.map(short)).toEqual([
    [0, 1, 1, 1, 1, 1, 60_000, 0],
    [60, 0, 0, null, null, null, 30_000, 0],
    [300, 1, 5, 5, 5, 5, 0, 60_000],
  ]);
});

it('begins with how it stood before', () => {
  const parts = fold({ looks: [look(-20, 7), look(10, 8)], from: 0, to: 20_000, holdMs: MINUTE, stepMs: MINUTE });
  expect(parts.map(short)).toEqual([[0, 1, 8, 8, 8, 8, 20_000, 0]]);
});

const history = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 200_000 }),
      value: fc.option(fc.integer({ min: 0, max: 1000 })),
      status: fc.constantFrom('ok', 'warning', 'critical', 'unknown' as const),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ step, value, status }): Look => ({ at: (at += step), value, status }));
  });

it('gives the same by the minute and then by the quarter of an hour as at once', () => {
  fc.assert(
    fc.property(history, (looks) => {
      const range = { looks, from: 0, to: looks.at(-1)!.at + 1000, holdMs: 70_000 };
      const quarters = groupParts(fold({ ...range, stepMs: MINUTE }), 15 * MINUTE);
      expect(quarters).toEqual(fold({ ...range, stepMs: 15 * MINUTE }));
    }),
  );
});

it('never knows of more time than there is', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 300_000 }), (looks, holdMs) => {
      for (const { upMs, downMs } of fold({ looks, from: 0, to: looks.at(-1)!.at, holdMs, stepMs: MINUTE }))
        expect(upMs + downMs).toBeLessThanOrEqual(MINUTE);
    }),
  );
});
