import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { explain, type Explanation, points } from '../../src/domain/score-explain.ts';
import { type ScoreItem, scoreOf } from '../../src/domain/score.ts';
import { STATUSES } from '../../src/domain/status.ts';

const item = (id: string, change: Partial<ScoreItem> = {}): ScoreItem => ({
  id,
  title: id,
  status: 'ok',
  summary: 'fine',
  component: 'services',
  critical: false,
  weight: 1,
  ...change,
});

const items = fc.array(
  fc.record({
    id: fc.uuid(),
    title: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom(...STATUSES),
    summary: fc.constant('as it is'),
    component: fc.constantFrom('projects' as const, 'services' as const, 'framework' as const),
    critical: fc.boolean(),
    weight: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.01, max: 50, noNaN: true })),
  }),
  { maxLength: 60 },
);

const total = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

describe('explain', () => {
  it('accounts for every point: items add up to their part, parts to 100, what was earned to the value', () => {
    fc.assert(
      fc.property(items, (list) => {
        const score = scoreOf(list);
        const told = explain(score);
        expectSums(told);
        expect(told.earned + told.lost).toBe(score.value === null ? 0 : 10_000);
        expect((told.earned - told.rounding) / 100).toBe(score.value ?? 0);
        expect(told.rounding).toBeGreaterThanOrEqual(0);
        expect(told.rounding).toBeLessThan(100);
      }),
      { numRuns: 500 },
    );
  });

  it('lets an ok item cost nothing, a critical one bring nothing and an unknown one neither', () => {
    fc.assert(
      fc.property(items, (list) => {
        const all = explain(scoreOf(list)).parts.flatMap((part) => part.items);
        const of = (...statuses: readonly string[]) => all.filter(({ status }) => statuses.includes(status));
        expect(of('ok', 'unknown').filter(({ lost }) => lost !== 0)).toEqual([]);
        expect(of('critical', 'unknown').filter(({ earned }) => earned !== 0)).toEqual([]);
      }),
    );
  });

  it('keeps every part within a hundredth of its share', () => {
    fc.assert(
      fc.property(items, (list) => {
        const score = scoreOf(list);
        const known = total(score.components.map((part) => (part.score === null ? 0 : part.points)));
        for (const [index, part] of explain(score).parts.entries()) {
          const { points: share, score: got } = score.components[index]!;
          expect(Math.abs(part.full - (got === null ? 0 : (10_000 * share) / known))).toBeLessThan(1.000_001);
        }
      }),
    );
  });

  it('shows the weights people know when every part is there', () => {
    const told = explain(
      scoreOf([
        item('p1', { component: 'projects' }),
        item('p2', { component: 'projects' }),
        item('p3', { component: 'projects', status: 'critical' }),
        item('s1', { status: 'warning' }),
        item('s2'),
        item('f1', { component: 'framework', status: 'unknown' }),
        item('f2', { component: 'framework' }),
      ]),
    );
    expect(told.parts.map((part) => [part.nominal, part.full])).toEqual([
      [40, 4000],
      [35, 3500],
      [25, 2500],
    ]);
    expect(told.parts[0]?.items.map(({ id, lost }) => [id, lost])).toEqual([
      ['p3', 1333],
      ['p1', 0],
      ['p2', 0],
    ]);
    expect(told.parts[2]?.items.map(({ id, full }) => [id, full])).toEqual([
      ['f1', 0],
      ['f2', 2500],
    ]);
    expect(told).toMatchObject({ value: 77, earned: 7792, rounding: 92, absent: [] });
  });

  it('shares the points of parts that are absent or unknown', () => {
    const told = explain(scoreOf([item('s'), item('p', { component: 'projects', status: 'unknown' })]));
    expect(told).toMatchObject({ value: 100, absent: ['framework'], lost: 0, rounding: 0 });
    expect(told.parts.map((part) => part.full)).toEqual([0, 10_000]);
  });

  it('has no points to account for when nothing is known', () => {
    expect(explain(scoreOf([]))).toMatchObject({ value: null, status: 'unknown', earned: 0, lost: 0, parts: [] });
  });
});

describe('points', () => {
  it.each([
    [1333, '13.33'],
    [4000, '40'],
    [50, '0.50'],
    [0, '0'],
  ])('%i is %s', (hundredths, text) => expect(points(hundredths)).toBe(text));
});

function expectSums(told: Explanation) {
  for (const part of told.parts) {
    expect(total(part.items.map((each) => each.earned))).toBe(part.earned);
    expect(total(part.items.map((each) => each.lost))).toBe(part.lost);
    expect(part.earned + part.lost).toBe(part.full);
  }
  expect(total(told.parts.map((part) => part.earned))).toBe(told.earned);
  expect(total(told.parts.map((part) => part.lost))).toBe(told.lost);
}
