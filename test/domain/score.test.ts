import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Component } from '#domain/reading.ts';
import { COMPONENTS, DEFAULT_LIMITS, type ScoreItem, scoreOf } from '#domain/score.ts';
import type { Status } from '#domain/status.ts';

let count = 0;
const itemOf = (component: Component | null, status: Status, parts: Partial<ScoreItem> = {}): ScoreItem => {
  const id = `a:${(count += 1)}`;
  return { id, title: id, status, summary: status, component, critical: false, weight: 1, ...parts };
};
const several = (number: number, component: Component, status: Status, parts?: Partial<ScoreItem>): ScoreItem[] =>
  Array.from({ length: number }, () => itemOf(component, status, parts));

const goodProjects = several(10, 'projects', 'ok');
const goodServices = several(3, 'services', 'ok');
const goodFramework = several(4, 'framework', 'ok');

it.each<[string, ScoreItem[], object]>([
  [
    'all ok',
    [...goodProjects, ...goodServices, ...goodFramework],
    { value: 100, low: 100, coverage: 1, status: 'healthy' },
  ],
  [
    'no projects configured',
    [...goodServices, ...goodFramework],
    { value: 100, low: 100, coverage: 1, status: 'healthy' },
  ],
  [
    'services all unknown',
    [...goodProjects, ...several(3, 'services', 'unknown'), ...goodFramework],
    { value: 100, low: 65, high: 100, coverage: 0.65, status: 'attention' },
  ],
  [
    'one of three services down',
    [...goodProjects, ...several(2, 'services', 'ok'), itemOf('services', 'critical'), ...goodFramework],
    { value: 88, status: 'attention' },
  ],
  [
    'everything unknown',
    several(9, 'projects', 'unknown'),
    { value: null, low: 0, high: 100, coverage: 0, status: 'unknown' },
  ],
  ['nothing configured', [], { value: null, coverage: 0, status: 'unknown' }],
  [
    'less than half known',
    [...several(4, 'projects', 'ok'), ...several(6, 'projects', 'unknown')],
    { value: 100, coverage: 0.4, status: 'unknown' },
  ],
  [
    'one service paused',
    [...goodProjects, ...goodServices, itemOf('services', 'critical', { excluded: true }), ...goodFramework],
    { value: 100, status: 'healthy' },
  ],
  [
    'one that is critical for everything, of a hundred',
    [
      ...goodProjects,
      ...several(99, 'services', 'ok'),
      itemOf('services', 'critical', { critical: true }),
      ...goodFramework,
    ],
    { value: 99, status: 'critical' },
  ],
  [
    'one that would be critical for everything only warns',
    [
      ...goodProjects,
      ...several(99, 'services', 'ok'),
      itemOf('services', 'warning', { critical: true }),
      ...goodFramework,
    ],
    { value: 99, status: 'healthy' },
  ],
  ['what counts for no part', [...goodProjects, itemOf(null, 'critical')], { value: 100, status: 'healthy' }],
])('%s', (_name, items, expected) => {
  expect(scoreOf(items)).toMatchObject(expected);
});

it('follows the limits of the environment', () => {
  const items = [...several(7, 'projects', 'ok'), ...several(3, 'projects', 'warning')];
  expect(scoreOf(items, DEFAULT_LIMITS)).toMatchObject({ value: 85, status: 'attention' });
  expect(scoreOf(items, { healthyAbove: 80, criticalBelow: 60 }).status).toBe('healthy');
  expect(scoreOf(items, { healthyAbove: 95, criticalBelow: 90 }).status).toBe('critical');
});

const anyItem = fc
  .record({
    component: fc.constantFrom<Component | null>(...COMPONENTS, null),
    status: fc.constantFrom<Status>('ok', 'warning', 'critical', 'unknown'),
    critical: fc.boolean(),
    excluded: fc.boolean(),
    weight: fc.constantFrom(0, 0.5, 1, 2, 7),
  })
  .map(({ component, status, ...parts }) => itemOf(component, status, parts));
const anyItems = fc.array(anyItem, { maxLength: 12 });

it('is bounded, with low <= value <= high', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const { value, low, high, coverage } = scoreOf(items);
      for (const number of [low, high]) expect(number >= 0 && number <= 100).toBe(true);
      expect(coverage >= 0 && coverage <= 1).toBe(true);
      expect(value === null || (low <= value && value <= high)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const BETTER: Record<Status, Status | null> = { critical: 'warning', warning: 'ok', ok: null, unknown: null };
const RANK = { unknown: null, critical: 0, attention: 1, healthy: 2 } as const;

it('never falls when one item gets better, in number or in judgement', () => {
  fc.assert(
    fc.property(anyItems, fc.nat(), (items, pick) => {
      const index = items.length === 0 ? 0 : pick % items.length;
      const better = BETTER[items[index]?.status ?? 'ok'];
      fc.pre(better !== null);
      const before = scoreOf(items);
      const after = scoreOf(items.map((item, at) => (at === index ? { ...item, status: better } : item)));
      for (const key of ['value', 'low', 'high'] as const)
        expect(after[key] ?? 0).toBeGreaterThanOrEqual(before[key] ?? 0);
      expect(RANK[after.status] ?? -1).toBeGreaterThanOrEqual(RANK[before.status] ?? -1);
    }),
    { numRuns: 2000 },
  );
});

it('does not depend on the order of the items', () => {
  const shuffled = anyItems.chain((items) =>
    fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
  );
  fc.assert(
    fc.property(shuffled, ([items, other]) => {
      const [a, b] = [scoreOf(items), scoreOf(other)];
      expect([a.value, a.low, a.high, a.coverage, a.status]).toEqual([b.value, b.low, b.high, b.coverage, b.status]);
    }),
    { numRuns: 1000 },
  );
});

it('widens the band and lowers the coverage when an item becomes unknown', () => {
  fc.assert(
    fc.property(anyItems, fc.nat(), (items, pick) => {
      fc.pre(items.length > 0);
      const index = pick % items.length;
      const before = scoreOf(items);
      const after = scoreOf(items.map((item, at) => (at === index ? { ...item, status: 'unknown' as const } : item)));
      expect(after.low).toBeLessThanOrEqual(before.low);
      expect(after.high).toBeGreaterThanOrEqual(before.high);
      expect(after.coverage).toBeLessThanOrEqual(before.coverage);
    }),
    { numRuns: 1000 },
  );
});

it('is never rounded up to 100 while something fails', () => {
  const items = [...several(100_000, 'services', 'ok'), itemOf('services', 'warning')];
  expect(scoreOf(items)).toMatchObject({ value: 99, low: 99, high: 99 });
});
