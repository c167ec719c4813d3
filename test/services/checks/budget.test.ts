import { expect, test } from 'vitest';

import budget from '#services/checks/budget.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeSeries } from '#services/fakes/series.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { readingWith } from '../../support/reading.ts';
import { looked } from './looked.ts';

const MINUTE = 60_000;

/** A service that failed one look of ten for two hours and answers now, and what is made of it. */
function troubled() {
  const clock = new ManualClock();
  const state = fakeState();
  const began = clock.now() - 120 * MINUTE;
  for (let n = 0; n <= 240; n += 1)
    for (const id of ['http:api', 'http:own', 'tcp:db'])
      state.record([
        readingWith({
          id,
          kind: id.slice(0, id.indexOf(':')),
          status: n % 10 === 5 ? 'critical' : 'ok',
          takenAt: began + n * 30_000,
          intervalMs: 30_000,
        }),
      ]);
  return { ...demoWorld({ clock, state }), clock, state, series: fakeSeries(state, clock) };
}

test('failing looks that open nothing by themselves open an incident by the pace of the budget', async () => {
  const world = troubled();
  expect(world.state.incidents(0)).toEqual([]);
  const look = await looked(world, budget, { check: 'http:api', target: 99.9 });
  expect(look).toMatchObject({ id: 'budget:http:api', status: 'critical' });
  expect(look.summary).toMatch(/^burns \d+(\.\d)? times faster than allowed in the last 1 h$/);
  for (const later of [0, MINUTE, 2 * MINUTE]) world.state.record([{ ...look, takenAt: look.takenAt + later }]);
  expect(world.state.incidents(0)).toMatchObject([
    { checkId: 'budget:http:api', closedAt: null, severity: 'critical' },
  ]);
});

test('a promise that is kept is ok, and a beginning leaves out what has a promise of its own', async () => {
  const world = troubled();
  expect(await looked(world, budget, { check: 'http:api', target: 50 })).toMatchObject({ status: 'ok' });
  const rest = await looked(world, budget, { check: 'http:*', target: 99.9, except: ['http:own'] });
  expect(rest.data).toMatchObject({ burning: ['http:api'] });
});

test('every promise of the configuration is looked at', async () => {
  const targets = { 'http:api': 0.999, 'service:*': 0.995 };
  const given = {
    world: demoWorld({ clock: new ManualClock() }),
    projects: [],
    services: [],
    frameworkRoot: null,
    agents: [],
    memory: null,
    signal: AbortSignal.any([]),
  };
  expect(await budget.discover?.({ ...given, history: { targets, budgetMs: 7 * 1440 * MINUTE } })).toMatchObject([
    { id: 'budget:http:api', params: { target: 99.9, days: 7, except: ['service:*'] }, dependsOn: ['http:api'] },
    { id: 'budget:service:*', params: { target: 99.5, except: ['http:api'] } },
  ]);
  expect(await budget.discover?.(given)).toEqual([]);
});
