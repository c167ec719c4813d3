import { beforeAll, expect, it, vi } from 'vitest';

import { standingOf } from '#domain/procedure/standing.ts';
import { NO_CHOICES } from '#domain/push/review.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoRuns } from '#services/fakes/demo/runs.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { createAppStore } from '#store/store.ts';

import { pushDeskFor } from '../../../src/launcher/demo/push-desk.ts';
import { procedureOf } from '../../../src/launcher/demo/push.ts';
import { RunKeeper } from '../../../src/launcher/runs/keeper.ts';
import { sessionOf } from '../../support/session.ts';

const clock = new ManualClock();
const world = demoWorld({ clock, journals: demoRuns(fakeJournals()) });
const store = createAppStore(
  {
    session: sessionOf({ demo: true }),
    now: world.clock.now(),
    readings: [],
    incidents: [],
    customKeys: {},
    notices: [],
  },
  () => DEFAULT_LIMITS,
);
const keeper = new RunKeeper({ world, store, procedureOf: (plan) => procedureOf(world, plan) });
const desk = pushDeskFor({ world, store, keeper });
const path = (id: string) => `/home/ana/projects/${id}`;
const item = (id: string) =>
  Object.values(store.getState().runs)
    .filter(({ state }) => state.plan?.subject.id === id)
    .toSorted((a, b) => (b.state.startedAt ?? 0) - (a.state.startedAt ?? 0))[0];
const standing = (id: string) => {
  const found = item(id);
  return found === undefined ? 'unknown' : standingOf(found);
};
/** Lets the made-up programs go on until something is so. */
async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(
    () => {
      clock.advance(1000);
      return holds();
    },
    { interval: 1, timeout: 20_000 },
  );
}

beforeAll(() => {
  void keeper.follow();
  return until(() => Object.keys(store.getState().runs).length === 5);
});

it('has runs that went well, one that was taken back and one that was left half way', () => {
  expect(Object.values(store.getState().runs).map(standingOf).toSorted()).toEqual([
    'done',
    'done',
    'done',
    'undone',
    'unfinished',
  ]);
});

it('walks through a push: reviewed by the real rules, asked for a code, released', async () => {
  const review = await desk.review(path('api-gateway'), NO_CHOICES);
  expect(review).toMatchObject({ current: '2.4.1', next: '2.5.0', bump: 'minor' });
  await desk.start(review);
  await until(() => standing('api-gateway') === 'asking');
  keeper.answer(item('api-gateway')?.state.run ?? '', { value: '123456' });
  await until(() => standing('api-gateway') === 'done');
  expect(item('api-gateway')?.state.result).toMatchObject({ version: '2.5.0', tag: 'v2.5.0' });
});

it('has something in the way of the project whose build failed', async () => {
  const review = await desk.review(path('billing'), NO_CHOICES);
  expect(review.plan).toBeNull();
  expect(review.findings.map(({ level }) => level)).toContain('blocked');
});

it('resumes what was left half way', async () => {
  const run = item('web-shop')?.state.run ?? '';
  expect(await keeper.look(run)).toContainEqual({ step: 'push', state: 'done', text: 'main and v4.13.0 on origin' });
  await keeper.resume(run);
  await until(() => standing('web-shop') === 'asking');
  keeper.answer(run, { value: '123456' });
  await until(() => standing('web-shop') === 'done');
  await keeper.hangUp();
});
