import { expect, it } from 'vitest';

import { ManualClock } from '#services/fakes/clock.ts';

import { readingWith } from '../../../support/reading.ts';
import { stateDir, stateIn } from '../../../support/state-dir.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function running() {
  const clock = new ManualClock();
  const dir = stateDir();
  const state = stateIn(dir, clock);
  const tick = (ms: number, ...readings: Parameters<typeof readingWith>[0][]) => {
    clock.advance(ms);
    state.record(readings.map((parts) => readingWith({ takenAt: clock.now(), ...parts })));
  };
  return { clock, dir, state, tick };
}

it('keeps samples for 48 hours', () => {
  const { clock, state, tick } = running();
  const begin = clock.now();
  for (let hour = 0; hour < 60; hour += 1) tick(HOUR, { value: hour });
  const kept = state.history('http:api', 0, 1000);
  expect(kept.at(-1)?.value).toBe(59);
  expect(kept.length).toBeGreaterThanOrEqual(48);
  expect(kept.length).toBeLessThanOrEqual(50);
  expect(kept[0]!.at).toBeGreaterThan(begin);
});

it('gets round to every check within an hour', () => {
  const { state, tick } = running();
  const ids = Array.from({ length: 300 }, (_none, n) => `a:${n}`);
  tick(0, ...ids.map((id) => ({ id })));
  tick(3 * DAY, { id: 'a:0' });
  for (let minute = 0; minute < 60; minute += 1) tick(60_000, { id: 'a:0' });
  expect(ids.slice(1).flatMap((id) => state.history(id, 0, 10))).toEqual([]);
});

it('forgets incidents 90 days after their end, and never reuses their names', () => {
  const { state, tick } = running();
  const fail = () => {
    for (let turn = 0; turn < 3; turn += 1) tick(30_000, { status: 'critical' });
  };
  fail();
  for (let turn = 0; turn < 10; turn += 1) tick(30_000, {});
  tick(89 * DAY, {});
  expect(state.incidents(0)).toHaveLength(1);
  tick(2 * DAY, {});
  expect(state.incidents(0)).toEqual([]);
  fail();
  expect(state.incidents(0)[0]?.id).toBe('i-2');
});

it('keeps a score for each project and day, and one for everything', () => {
  const { state, tick } = running();
  const project = (name: string, status: 'ok' | 'warning' | 'critical') =>
    ({ id: `git:${name}`, group: 'projects', component: 'projects', status }) as const;
  for (let minute = 0; minute < 10; minute += 1)
    tick(60_000, project('api', minute < 5 ? 'ok' : 'critical'), project('docs', 'warning'));
  expect(state.dailyScores('api', '2026-01-01')).toEqual([{ day: '2026-01-05', mean: 50, low: 0 }]);
  expect(state.dailyScores('docs', '2026-01-01')).toEqual([{ day: '2026-01-05', mean: 50, low: 50 }]);
  expect(state.dailyScores('', '2026-01-01')).toEqual([{ day: '2026-01-05', mean: 50, low: 25 }]);
  tick(DAY, project('api', 'ok'), project('docs', 'ok'));
  expect(state.dailyScores('api', '2026-01-06')).toEqual([{ day: '2026-01-06', mean: 100, low: 100 }]);
  expect(state.dailyScores('api', '2026-01-01')).toHaveLength(2);
  expect(state.dailyScores('nobody', '2026-01-01')).toEqual([]);
});

it('takes the project from what a reading says itself', () => {
  const { state, tick } = running();
  tick(0, { id: 'framework:files', component: 'framework', status: 'critical', data: { project: 'api' } });
  expect(state.dailyScores('api', '2026-01-01')).toEqual([{ day: '2026-01-05', mean: 0, low: 0 }]);
});

it('holds ten thousand checks', () => {
  const { state, tick, dir, clock } = running();
  const many = Array.from({ length: 10_000 }, (_none, n) => ({ id: `a:${n}`, value: n }));
  tick(0, ...many);
  tick(1000, ...many);
  expect(state.readings()).toHaveLength(10_000);
  expect(stateIn(dir, clock).history('a:9999', 0, 10)).toHaveLength(2);
});
