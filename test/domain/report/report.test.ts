import { expect, it } from 'vitest';

import { AT, reportWith } from '../../support/report.ts';

it('orders checks worst first, then by id', () => {
  const { checks } = reportWith([
    { status: 'ok' },
    { status: 'unknown' },
    { status: 'critical' },
    { status: 'ok', id: 'a' },
  ]);
  expect(checks.map(({ id }) => id)).toEqual(['http:2', 'http:1', 'a', 'http:0']);
});

it('takes a reading for unknown that no longer says what is', () => {
  const { checks, score } = reportWith([{ takenAt: AT - 100_000 }, {}]);
  expect(checks.map(({ status, stale }) => [status, stale])).toEqual([
    ['unknown', true],
    ['ok', false],
  ]);
  expect(score).toMatchObject({ value: 100, low: 50, coverage: 0.5 });
});

it('leaves out what is paused or has no target', () => {
  const report = reportWith([
    {},
    { status: 'critical', pausedUntil: AT + 60_000 },
    { status: 'unknown', data: { excluded: true } },
    { status: 'critical', pausedUntil: AT - 60_000 },
  ]);
  expect(report.checks.filter(({ counts }) => counts).map(({ id }) => id)).toEqual(['http:3', 'http:0']);
  expect(report.score.value).toBe(50);
  expect(report.subsystems.services).toMatchObject({ percent: 50, ok: 1, critical: 1, paused: 1 });
});
