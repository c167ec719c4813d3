import { expect, it } from 'vitest';

import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import type { Reading, Verdict } from '#domain/reading.ts';
import type { AnyKind, Instance, ProbeContext } from '#services/checks/check.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import { startMonitor } from '#services/monitor/monitor.ts';
import type { World } from '#services/ports/world.ts';

import { kindWith } from '../../support/kind.ts';
import { readingWith } from '../../support/reading.ts';

type Probe = (params: unknown, context: ProbeContext) => Promise<Verdict>;

const ok: Probe = () => Promise.resolve({ status: 'ok', summary: 'fine' });

const instance = (id: string, parts: Partial<Instance> = {}): Instance => ({
  id,
  kind: id.split(':')[0] ?? '',
  title: id,
  params: {},
  ...parts,
});

function watch(kinds: readonly AnyKind[], instances: readonly Instance[], previous: readonly Reading[] = []) {
  const clock = new ManualClock();
  const state = fakeState();
  const batches: (readonly Reading[])[] = [];
  const monitor = startMonitor({
    world: { clock, state } as unknown as World,
    kinds,
    instances,
    previous,
    onReadings: (batch) => batches.push(batch),
  });
  return { clock, state, batches, monitor, last: (id: string) => batches.flat().findLast((one) => one.id === id) };
}

it('delivers the local checks at once and together, the others within two seconds', async () => {
  const kinds = [kindWith({ kind: 'cpu', group: 'system', probe: ok }), kindWith({ kind: 'http', probe: ok })];
  const ids = ['cpu:a', 'cpu:b', 'http:1', 'http:2', 'http:3'];
  const { clock, batches } = watch(
    kinds,
    ids.map((id) => instance(id)),
  );
  await clock.settle();
  expect(batches.map((batch) => batch.map(({ id }) => id))).toEqual([['cpu:a', 'cpu:b']]);
  await clock.pass(2100);
  expect(new Set(batches.flat().map(({ id }) => id))).toEqual(new Set(ids));
});

it('hands on at once what was read so far, and only that', async () => {
  const { promise, resolve } = Promise.withResolvers<Verdict>();
  const kinds = [
    kindWith({ kind: 'mem', group: 'system', probe: ok }),
    kindWith({ kind: 'cpu', group: 'system', probe: () => promise }),
  ];
  const { clock, batches, monitor } = watch(kinds, [instance('cpu:a'), instance('mem:a')]);
  await clock.settle();
  expect(batches).toEqual([]);
  monitor.deliver();
  expect(batches.map((batch) => batch.map(({ id }) => id))).toEqual([['mem:a']]);
  resolve({ status: 'ok', summary: 'fine' });
  await clock.settle();
  expect(batches.flat().map(({ id }) => id)).toEqual(['mem:a', 'cpu:a']);
});

it('delivers one tick as one batch', async () => {
  const kinds = [kindWith({ kind: 'cpu', group: 'system', intervalMs: 2000, probe: ok })];
  const { clock, batches } = watch(kinds, [instance('cpu:a'), instance('cpu:b'), instance('cpu:c')]);
  await clock.pass(10_100);
  expect(batches).toHaveLength(6);
  expect(batches.map((batch) => batch.length)).toEqual([3, 3, 3, 3, 3, 3]);
});

it('goes on from what was known', async () => {
  const seen: ProbeContext[] = [];
  const probe: Probe = (_params, context) => {
    seen.push(context);
    return Promise.resolve({ status: 'warning', summary: 'slow' });
  };
  const before = readingWith({ id: 'cpu:a', status: 'warning', since: 42 });
  const { clock, last } = watch([kindWith({ kind: 'cpu', group: 'system', probe })], [instance('cpu:a')], [before]);
  await clock.settle();
  expect(seen[0]?.previous).toBe('warning');
  expect(last('cpu:a')?.since).toBe(42);
});

it('keeps a memory for each check, and only as long as its definition stays', async () => {
  const probe: Probe = (_params, { memory }) => {
    const count = Number(memory.get('count') ?? 0) + 1;
    memory.set('count', count);
    return Promise.resolve({ status: 'ok', summary: 'counted', value: count });
  };
  const { clock, monitor, last } = watch([kindWith({ kind: 'a', intervalMs: 1000, probe })], [instance('a:1')]);
  await clock.pass(3500);
  const counted = last('a:1')?.value ?? 0;
  expect(counted).toBeGreaterThanOrEqual(3);
  monitor.update([instance('a:1')]);
  await monitor.runNow('a:1');
  expect(last('a:1')?.value).toBe(counted + 1);
  monitor.update([instance('a:1', { params: { other: true } })]);
  await monitor.runNow('a:1');
  expect(last('a:1')?.value).toBe(1);
});

it('drops checks that are gone, also while their last look is under way', async () => {
  const answer = Promise.withResolvers<Verdict>();
  const { clock, monitor, batches } = watch([kindWith({ kind: 'a', probe: () => answer.promise })], [instance('a:1')]);
  const now = monitor.runNow('a:1');
  monitor.update([]);
  answer.resolve({ status: 'ok', summary: 'too late' });
  await now;
  await clock.pass(60_000);
  expect(batches).toEqual([]);
  expect(await monitor.runNow('a:1')).toBeUndefined();
});

it('does not look at a paused check, and looks again when the pause expires', async () => {
  let looks = 0;
  const probe: Probe = () => {
    looks += 1;
    return ok(null, {} as ProbeContext);
  };
  const { clock, state, last } = watch(
    [kindWith({ kind: 'a', intervalMs: 1000, probe })],
    [instance('a:1'), instance('a:2')],
  );
  await clock.pass(5000);
  state.pause('a:1', clock.now() + 10_000);
  const before = last('a:1');
  looks = 0;
  await clock.pass(5000);
  expect(last('a:1')).toEqual({ ...before, pausedUntil: expect.any(Number) as number });
  expect(looks).toBe(5);
  await clock.pass(7000);
  expect(last('a:1')?.pausedUntil).toBeNull();
});

it('shows a paused check that was never looked at', async () => {
  const { clock, state, last } = watch([kindWith({ kind: 'a', probe: ok })], [instance('a:1')]);
  state.pause('a:1', clock.now() + 60_000);
  await clock.pass(3000);
  expect(last('a:1')).toMatchObject({
    status: 'unknown',
    summary: 'paused',
    pausedUntil: expect.any(Number) as number,
  });
});

it('ends what is under way when stopped and says nothing more', async () => {
  const probe: Probe = (_params, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));
  const { clock, monitor, batches } = watch([kindWith({ kind: 'a', probe })], [instance('a:1')]);
  void monitor.runNow('a:1');
  await clock.settle();
  await monitor.stop();
  await clock.pass(60_000);
  expect(batches).toEqual([]);
  expect(clock.pending).toBe(0);
});

it('marks a failure that another one explains, and asks the parent at once', async () => {
  const looks: string[] = [];
  let down = false;
  const probe: Probe = (_params, { id }) => {
    looks.push(id);
    return Promise.resolve({ status: down ? 'critical' : 'ok', summary: 'seen' });
  };
  const kinds = [
    kindWith({ kind: 'child', intervalMs: 1000, probe }),
    kindWith({ kind: 'parent', intervalMs: 3_600_000, probe }),
  ];
  const { clock, last, state, batches } = watch(kinds, [
    instance('child:1', { dependsOn: ['parent:1'] }),
    instance('parent:1'),
  ]);
  await clock.pass(5000);
  down = true;
  looks.length = 0;
  await clock.pass(3000);
  expect(looks.filter((id) => id === 'parent:1')).toHaveLength(1);
  expect(last('child:1')?.data).toEqual({ suppressedBy: 'parent:1' });
  for (const batch of batches) state.record(batch);
  expect(state.incidents(0)).toEqual([]);
});

it('keeps a check paused that the configuration pauses', async () => {
  const looks: string[] = [];
  const probe: Probe = (_params, { id }) => {
    looks.push(id);
    return ok(null, {} as ProbeContext);
  };
  const for1h = { pausedUntil: new ManualClock().now() + 3_600_000 };
  const { clock, last } = watch([kindWith({ kind: 'a', intervalMs: 1000, probe })], [instance('a:1', for1h)]);
  await clock.pass(60_000);
  expect(looks).toEqual([]);
  expect(last('a:1')?.pausedUntil).toBe(for1h.pausedUntil);
});

it('takes ten thousand checks', async () => {
  let looks = 0;
  const probe: Probe = () => {
    looks += 1;
    return ok(null, {} as ProbeContext);
  };
  const many = Array.from({ length: 10_000 }, (_none, index) => instance(`a:${index}`));
  const { clock, monitor, batches } = watch([kindWith({ kind: 'a', intervalMs: 1000, probe })], many);
  clock.advance(2100);
  await clock.settle();
  expect(monitor.stats.runs).toBeGreaterThan(0);
  expect(looks).toBe(monitor.stats.runs);
  await monitor.stop();
  expect(batches.flat().length).toBeLessThanOrEqual(looks);
});

it('looks again soon at what fails and nobody is told of yet, and no longer once that is clear', async () => {
  let down = true;
  let looks = 0;
  const kinds = [
    kindWith({
      kind: 'http',
      probe: () => {
        looks += 1;
        return Promise.resolve(down ? { status: 'critical', summary: 'refused' } : { status: 'ok', summary: 'fine' });
      },
    }),
  ];
  const { clock, state, batches } = watch(kinds, [instance('http:a', { intervalMs: 30_000 })]);
  await clock.pass(62_500);
  for (const batch of batches) state.record(batch);
  expect(state.incidents(0)).toHaveLength(1);
  expect(looks).toBeGreaterThanOrEqual(7);
  const opened = looks;
  await clock.pass(60_000);
  expect(looks - opened).toBeLessThanOrEqual(3);
  down = false;
  await clock.pass(100_000);
  expect(looks - opened).toBeGreaterThanOrEqual(8);
});

it('asks a parent right before somebody would be told, and tells nobody when it fails by now', async () => {
  const failing = new Set<string>();
  const kinds = [
    kindWith({
      kind: 'tcp',
      intervalMs: 600_000,
      probe: (_params, { id }) =>
        Promise.resolve(failing.has(id) ? { status: 'critical', summary: 'gone' } : { status: 'ok', summary: 'fine' }),
    }),
  ];
  const parent = instance('tcp:gateway', { intervalMs: 600_000 });
  const child = instance('tcp:api', { intervalMs: 30_000, dependsOn: ['tcp:gateway'] });
  const { clock, state, batches, last } = watch(kinds, [parent, child]);
  await clock.pass(3000);
  failing.add('tcp:api');
  await clock.pass(60_000);
  failing.add('tcp:gateway');
  await clock.pass(30_000);
  for (const batch of batches) state.record(batch);
  expect(last('tcp:api')?.data).toEqual({ suppressedBy: 'tcp:gateway' });
  expect(state.incidents(0).filter(({ checkId }) => checkId === 'tcp:api')).toEqual([]);
});

it('blames nothing remote while the checks that tell of the connection fail', async () => {
  const kinds = [kindWith({ kind: 'tcp', probe: () => Promise.resolve({ status: 'critical', summary: 'no route' }) })];
  const far = instance('tcp:far', { params: { host: 'db.example' }, intervalMs: 10_000 });
  const near = instance('tcp:near', { params: { host: 'localhost' }, intervalMs: 10_000 });
  const gateway = instance('tcp:gateway', { params: { host: '192.0.2.1' }, intervalMs: 10_000 });
  const { clock, state, batches } = watch(kinds, [gateway, far, near]);
  state.alerts.adopt({ ...DEFAULT_ALERTS, connectivity: ['tcp:gateway'] });
  await clock.pass(90_000);
  for (const batch of batches) state.record(batch);
  expect(
    state
      .incidents(0)
      .map(({ checkId }) => checkId)
      .toSorted(),
  ).toEqual(['tcp:gateway', 'tcp:near']);
});
