import { expect, it } from 'vitest';

import { upPercent } from '#domain/past.ts';
import { dayOf } from '#domain/score-days.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { createAppStore } from '#store/store.ts';

import { fakeState } from '../../services/fakes/state.ts';
import type { World } from '../../services/ports/world.ts';
import { recallPast } from '../../src/launcher/past.ts';
import { NOON, reading } from '../support/readings.ts';

it('tells from history how often a service was up, and fills the lines of the panels', () => {
  const state = fakeState();
  const looks = Array.from({ length: 40 }, (_, index) =>
    reading('http:api', {
      status: index === 30 ? 'critical' : 'ok',
      value: index,
      takenAt: NOON - (40 - index) * 10_000,
    }),
  );
  for (const look of looks) state.record([look]);
  state.addDailyScore('', { day: dayOf(NOON), mean: 91, low: 80 });
  const session = {
    user: 'ana',
    host: 'atlas',
    environment: 'development',
    readOnly: false,
    demo: false,
    ascii: false,
    screenReader: false,
    color: true,
    theme: 'dark',
    version: '0.1.0',
    source: null,
  };
  const store = createAppStore(
    { session, now: NOON, readings: state.readings(), incidents: [], customKeys: {}, notices: [] },
    () => DEFAULT_LIMITS,
  );
  const clock = { now: () => NOON };
  const recalled = recallPast({ state, clock } as unknown as World, store);
  expect(recalled).toEqual(new Set(['http:api']));
  const past = store.getState().past['http:api'];
  expect(past).toMatchObject({ known: 40, up: 39 });
  expect(past && upPercent(past)).toBe(97.5);
  expect(store.getState().trends['http:api']?.slice(-3)).toEqual([37, 38, 39]);
  const before = store.getState();
  recallPast({ state, clock } as unknown as World, store, recalled);
  expect(store.getState().trends).toEqual(before.trends);
  expect(store.getState().past['http:api']).toBe(past);
  expect(store.getState().days).toEqual([null, null, null, null, null, null, 91]);
});
