import { expect, it } from 'vitest';

import { ManualClock } from '#services/fakes/clock.ts';

import { readingWith } from '../../../support/reading.ts';
import { stateDir, stateIn } from '../../../support/state-dir.ts';

const T0 = Date.UTC(2026, 0, 5, 10);

it('holds ten thousand open incidents, and answers the same array until something changed', () => {
  const dir = stateDir();
  const state = stateIn(dir, new ManualClock());
  const other = stateIn(dir, new ManualClock());
  const look = (seconds: number) =>
    Array.from({ length: 10_000 }, (_, n) =>
      readingWith({ id: `http:${n}`, status: 'critical', takenAt: T0 + seconds * 1000 }),
    );
  for (const seconds of [0, 30, 60]) state.record(look(seconds));
  const before = state.incidents(T0);
  expect(before).toHaveLength(10_000);
  expect(other.incidents(T0)).toHaveLength(10_000);
  expect(state.incidents(T0 + 1)).toBe(before);
  state.acknowledge('i-1', T0 + 62_000, 'ana');
  expect(state.incidents(T0 + 2)).not.toBe(before);
  expect(other.incidents(T0).filter(({ acknowledgedBy }) => acknowledgedBy === 'ana')).toHaveLength(1);
  expect(state.alerts.events(0, 20_000)).toHaveLength(10_001);
});
