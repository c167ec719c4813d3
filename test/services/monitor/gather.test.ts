import { expect, it } from 'vitest';

import type { AnyKind } from '#services/checks/check.ts';
import { gather, type GatherOptions } from '#services/monitor/gather.ts';

import { kindWith } from '../../support/kind.ts';
import { instanceOf, scriptedKind, smallWorld } from '../../support/monitored.ts';
import { readingWith } from '../../support/reading.ts';

const MINUTE = 60_000;

function setup(ids: readonly string[] = ['http:a', 'http:b']) {
  const small = smallWorld();
  const http = scriptedKind({ kind: 'http' });
  let loads = 0;
  const run = (look: GatherOptions['look'], instances = ids.map((id) => instanceOf(id)), kinds = [http.kind]) =>
    gather({
      world: small.world,
      instances,
      kinds: () => {
        loads += 1;
        return Promise.resolve(kinds);
      },
      look,
      signal: new AbortController().signal,
    });
  return { ...small, http, run, loads: () => loads };
}

const seen = (id: string, takenAt: number) => readingWith({ id, takenAt, summary: 'from before' });

it('prints young readings as they are and takes the others', async () => {
  const { state, clock, http, run } = setup();
  state.record([seen('http:a', clock.now() - 29_000), seen('http:b', clock.now() - 30_000)]);
  const readings = await run('due');
  expect(readings.map(({ summary }) => summary)).toEqual(['from before', 'ok']);
  expect(http.looks).toEqual(['http:b']);
  expect(state.readings().find(({ id }) => id === 'http:b')?.takenAt).toBe(clock.now());
});

it('looks again when the clock was set back', async () => {
  const { state, clock, http, run } = setup(['http:a']);
  state.record([seen('http:a', clock.now() + 86_400_000)]);
  expect((await run('due'))[0]?.takenAt).toBe(clock.now());
  expect(http.looks).toEqual(['http:a']);
});

it('loads nothing when nothing is due', async () => {
  const { state, clock, run, loads } = setup();
  state.record([seen('http:a', clock.now()), seen('http:b', clock.now())]);
  expect(await run('due')).toHaveLength(2);
  expect(loads()).toBe(0);
});

it('never looks when told so, and says what was not looked at yet', async () => {
  const { state, clock, http, run } = setup();
  state.record([seen('http:a', clock.now() - 10 * MINUTE)]);
  const readings = await run('never');
  expect(readings.map(({ status, summary }) => [status, summary])).toEqual([
    ['ok', 'from before'],
    ['unknown', 'not looked at yet'],
  ]);
  expect(http.looks).toEqual([]);
  expect(state.readings()).toHaveLength(1);
});

it('always looks when told so, but not at what is paused', async () => {
  const { state, clock, http, run } = setup();
  state.record([seen('http:a', clock.now()), seen('http:b', clock.now())]);
  state.pause('http:b', clock.now() + MINUTE);
  const readings = await run('always');
  expect(http.looks).toEqual(['http:a']);
  expect(readings.map(({ pausedUntil }) => pausedUntil)).toEqual([null, clock.now() + MINUTE]);
});

it('shows pauses of the configuration, and forgets expired ones', async () => {
  const { clock, http, state, run } = setup();
  state.record([readingWith({ id: 'http:b', takenAt: clock.now(), pausedUntil: clock.now() - 1 })]);
  const kept = instanceOf('http:a', { pausedUntil: clock.now() + MINUTE });
  const readings = await run('always', [kept, instanceOf('http:b')]);
  expect(http.looks).toEqual(['http:b']);
  expect(readings.map(({ pausedUntil }) => pausedUntil)).toEqual([clock.now() + MINUTE, null]);
});

it('marks failures that another one explains', async () => {
  const { http, state, run } = setup();
  http.statuses['http:a'] = 'critical';
  http.statuses['http:b'] = 'critical';
  const instances = [instanceOf('http:a', { dependsOn: ['http:b'] }), instanceOf('http:b')];
  const readings = await run('due', instances);
  expect(readings.map(({ data }) => data?.['suppressedBy'])).toEqual(['http:b', undefined]);
  expect(state.readings().find(({ id }) => id === 'http:a')?.data).toEqual({ suppressedBy: 'http:b' });
});

it('is not held up by a check that never ends', async () => {
  const { clock, run } = setup();
  const deaf: AnyKind = kindWith({
    kind: 'deaf',
    timeoutMs: 2000,
    probe: () => Promise.withResolvers<never>().promise,
  });
  const readings = run(
    'due',
    [instanceOf('deaf:1'), instanceOf('http:a')],
    [deaf, scriptedKind({ kind: 'http' }).kind],
  );
  await clock.pass(3000);
  expect((await readings).map(({ status }) => status)).toEqual(['unknown', 'ok']);
});

it('takes ten thousand checks, a few at one time', async () => {
  let running = 0;
  let most = 0;
  const busy = kindWith({
    kind: 'busy',
    probe: async () => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      return { status: 'ok', summary: 'fine' };
    },
  });
  const { run, state } = setup();
  const instances = Array.from({ length: 10_000 }, (_none, index) => instanceOf(`busy:${index}`));
  expect(await run('due', instances, [busy])).toHaveLength(10_000);
  expect(most).toBe(32);
  expect(state.readings()).toHaveLength(10_000);
});
