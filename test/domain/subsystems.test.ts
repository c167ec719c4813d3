import { expect, it } from 'vitest';

import type { Reading } from '#domain/reading.ts';
import { subsystemOf } from '#domain/subsystems.ts';

import { readingWith } from '../support/reading.ts';

const now = readingWith().takenAt;
const percent = (...readings: Partial<Reading>[]) =>
  subsystemOf(
    'services',
    readings.map((parts, n) => readingWith({ id: `a:${n}`, ...parts })),
    now,
  ).percent;

it('counts ok whole and warning half, rounded down', () => {
  expect(percent({}, {}, { status: 'critical' })).toBe(66);
  expect(percent({}, { status: 'warning' })).toBe(75);
  expect(percent({ weight: 3 }, { status: 'critical' })).toBe(75);
});

it('knows nothing of what is unknown, stale, paused or without a target', () => {
  expect(percent()).toBeNull();
  expect(percent({ status: 'unknown' })).toBeNull();
  expect(percent({ takenAt: now - 61_000 })).toBeNull();
  expect(percent({}, { status: 'critical', pausedUntil: now + 1 })).toBe(100);
  expect(percent({}, { status: 'critical', pausedUntil: now - 1 })).toBe(50);
  expect(percent({}, { status: 'critical', data: { excluded: true } })).toBe(100);
});

it('keeps to its groups', () => {
  const readings = [
    readingWith(),
    readingWith({ group: 'agents', status: 'critical' }),
    readingWith({ group: 'checks' }),
  ];
  expect(subsystemOf('services', readings, now)).toEqual({
    percent: 100,
    ok: 2,
    warning: 0,
    critical: 0,
    unknown: 0,
    paused: 0,
    total: 2,
  });
  expect(subsystemOf('agents', readings, now).percent).toBe(0);
  expect(subsystemOf('memory', readings, now)).toMatchObject({ percent: null, total: 0 });
});
