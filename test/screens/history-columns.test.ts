import { expect, it } from 'vitest';

import { rangeOfLooks } from '#domain/history/looks-range.ts';
import { columnsOf } from '#screens/detail/columns.ts';

const NOW = Date.UTC(2026, 0, 5, 10);
const MINUTE = 60_000;

const range = (looks: Parameters<typeof rangeOfLooks>[0], points = 60) =>
  rangeOfLooks(looks, { from: NOW - 60 * MINUTE, to: NOW, points, now: NOW, holdMs: 3 * MINUTE });
const look = (minutesAgo: number, value: number | null, status: 'ok' | 'warning' | 'critical' | 'unknown' = 'ok') => ({
  at: NOW - minutesAgo * MINUTE,
  value,
  status,
});

it('lets a value stand until the next, and a gap be a gap', () => {
  const columns = columnsOf(range([look(60, 5), look(58, 7), look(10, 9, 'warning')]), 60);
  expect(columns.slice(0, 7).map((column) => column?.value)).toEqual([5, 5, 7, 7, 7, undefined, undefined]);
  expect(columns[50]).toEqual({ value: 9, status: 'warning', band: { low: 9, high: 9 } });
  expect(columns[30]).toBeNull();
});

it('shows the worst of a column', () => {
  const looks = [look(60, 5), look(59, 50, 'critical'), look(58, 7), look(57, null, 'unknown')];
  expect(columnsOf(range(looks, 15), 15)[0]).toEqual({ value: 50, status: 'critical', band: { low: 5, high: 50 } });
  expect(columnsOf(range(looks, 15), 15, 'below')[0]?.value).toBe(5);
});

it('stretches steps that are wider than a column', () => {
  const columns = columnsOf(range([look(60, 1), look(30, 2)], 2), 10);
  expect(columns.map((column) => column?.value)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
});
