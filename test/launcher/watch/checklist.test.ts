import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { demoConfig } from '#config/demo.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { createAppStore } from '#store/store.ts';

import { ChecklistKeeper } from '../../../src/launcher/watch/checklist.ts';
import { reading } from '../../support/readings.ts';
import { sessionOf } from '../../support/session.ts';

/** A keeper over a machine with one full disk, which two consoles may share. */
function keeping({ demo = false, state = fakeState() } = {}) {
  const stateDir = mkdtempSync(join(tmpdir(), 'cpm-lists-'));
  onTestFinished(() => rmSync(stateDir, { recursive: true }));
  const clock = new ManualClock();
  const made = demoWorld({ clock, state });
  const world = { ...made, environment: { ...made.environment, stateDir } };
  const now = world.clock.now();
  state.record([
    reading('disk:/', { kind: 'disk', title: '/', status: 'warning', value: 90, takenAt: now, intervalMs: 3_600_000 }),
  ]);
  const store = createAppStore(
    { session: sessionOf(), now, readings: [], incidents: [], customKeys: {}, notices: [] },
    () => DEFAULT_LIMITS,
  );
  const instances = [{ id: 'disk:/', kind: 'disk', title: '/', params: { path: '/' } }];
  const running = { config: demoConfig(world), instances, monitor: null };
  const keeper = new ChecklistKeeper({ world, store, running, demo });
  onTestFinished(() => keeper.stop());
  const item = (id: string, list: 'daily' | 'weekly' = 'daily') =>
    store.getState().checklists[list]?.checklist.items.find((each) => each.id === id);
  return { clock, store, keeper, desk: keeper.desk(), item, stateDir };
}

it('looks by itself, and puts a list that says the same only once', async () => {
  const { clock, store, keeper, item } = keeping();
  let changes = 0;
  store.subscribe(() => (changes += 1));
  keeper.follow();
  await clock.pass(3000);
  await expect.poll(() => item('disk')).toBeDefined();
  expect(item('disk')).toMatchObject({ status: 'warning', accepted: null });
  await keeper.desk().look('daily');
  const before = [changes, JSON.stringify(store.getState().checklists)];
  await keeper.desk().look('daily');
  expect([changes, JSON.stringify(store.getState().checklists)]).toEqual(before);
});

it('accepts, and takes it back with one key', async () => {
  const { store, desk, item } = keeping();
  await desk.look('daily');
  await desk.accept('daily', 'disk', '7d', 'ordered');
  expect(item('disk')?.accepted).toMatchObject({ by: 'ana', note: 'ordered' });
  store.acts.undo();
  await expect.poll(() => item('disk')?.accepted).toBeNull();
  await expect(desk.accept('daily', 'disk', 'for ever', 'x')).rejects.toMatchObject({ code: 'usage' });
});

it('takes an answer, and forgets it again', async () => {
  const { store, desk, item } = keeping();
  await desk.look('weekly');
  await desk.answer('weekly', 'dependencies', true);
  expect(item('dependencies', 'weekly')).toMatchObject({ status: 'ok' });
  store.acts.undo();
  await expect.poll(() => item('dependencies', 'weekly')?.status).toBe('unknown');
});

it('lets one of two consoles sign, and tells the other who did', async () => {
  const state = fakeState();
  const [first, second] = [keeping({ state }), keeping({ state })];
  await Promise.all([first.desk.look('daily'), second.desk.look('daily')]);
  const signed = await Promise.allSettled([first.desk.sign('daily', ''), second.desk.sign('daily', '')]);
  expect(signed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await second.desk.look('daily');
  expect(second.store.getState().checklists.daily?.checklist.signed?.by).toBe('ana');
  first.store.acts.undo();
  await expect.poll(() => first.store.getState().checklists.daily?.checklist.signed).toBeNull();
});

it('exports a file for one person, and writes nothing from the made-up machine', async () => {
  const { desk, stateDir } = keeping();
  const path = await desk.save('daily');
  expect(path.startsWith(join(stateDir, 'checklists', 'daily-'))).toBe(true);
  expect(readFileSync(path, 'utf8')).toMatch(/^# Daily checklist /);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(keeping({ demo: true }).desk.save('daily')).rejects.toMatchObject({ code: 'demo' });
});
