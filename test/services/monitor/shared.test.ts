import { expect, it } from 'vitest';

import type { Group, Reading } from '#domain/reading.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';
import type { LeaseHolder } from '#services/ports/state.ts';

import { instanceOf, scriptedKind, smallWorld } from '../../support/monitored.ts';
import { readingWith } from '../../support/reading.ts';

const other: LeaseHolder = { pid: 4127, host: 'atlas', since: 0 };

function start(holder: LeaseHolder | null = null, group: Group = 'services') {
  const small = smallWorld();
  small.state.holder = holder;
  const script = scriptedKind({ kind: 'a', intervalMs: 1000, group });
  const delivered: Reading[] = [];
  const holders: (LeaseHolder | null)[] = [];
  const monitor = startSharedMonitor({
    world: small.world,
    kinds: [script.kind],
    instances: [instanceOf('a:1')],
    onReadings: (batch) => delivered.push(...batch),
    onHolder: (now) => holders.push(now),
  });
  /** What the other console writes each second. */
  const theirs = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      const takenAt = small.clock.now();
      small.state.record([readingWith({ id: 'a:1', takenAt, intervalMs: 1000, summary: 'theirs' })]);
      small.state.touch();
      await small.clock.pass(1000);
    }
  };
  return { ...small, ...script, delivered, holders, monitor, theirs };
}

it('runs the checks and records them when it is alone', async () => {
  const { clock, state, delivered, holders, monitor } = start();
  await clock.pass(5000);
  await monitor.stop();
  expect(holders).toEqual([null]);
  expect(delivered.length).toBeGreaterThanOrEqual(4);
  expect(state.history('a:1', 0, 100)).toHaveLength(delivered.length);
});

it('shows what the other console records, and looks at nothing itself', async () => {
  const { holders, theirs, looks, delivered } = start(other);
  await theirs(10);
  expect(holders).toEqual([other]);
  expect(looks).toEqual([]);
  expect(delivered.length).toBeGreaterThanOrEqual(9);
  expect(new Set(delivered.map(({ summary }) => summary))).toEqual(new Set(['theirs']));
});

it('starts beside the other one also when the first looks are asked for at once', async () => {
  const { theirs, looks, delivered } = start(other, 'system');
  await theirs(3);
  expect(looks).toHaveLength(1);
  expect(delivered.length).toBeGreaterThanOrEqual(2);
});

it('looks itself at what the other one leaves out', async () => {
  const { clock, theirs, looks } = start(other);
  await theirs(5);
  await clock.pass(5000);
  expect(looks.length).toBeGreaterThanOrEqual(2);
});

it('looks itself when what the other one left comes from a clock that was set back', async () => {
  const { state, clock, looks } = start(other);
  state.record([readingWith({ id: 'a:1', takenAt: clock.now() + 86_400_000, intervalMs: 1000 })]);
  state.touch();
  await clock.pass(3000);
  expect(looks.length).toBeGreaterThanOrEqual(2);
});

it('takes over when the other one is gone', async () => {
  const { state, clock, holders, theirs, looks } = start(other);
  await theirs(3);
  state.holder = null;
  await clock.pass(10_000);
  expect(holders).toEqual([other, null]);
  expect(looks.length).toBeGreaterThanOrEqual(4);
});

it('looks when a person asks, whoever runs the checks', async () => {
  const { theirs, monitor, looks } = start(other);
  await theirs(3);
  await monitor.runNow('a:1');
  expect(looks).toEqual(['a:1']);
});

it('goes on from what the other one saw', async () => {
  const { state, clock, monitor, statuses } = start(other);
  statuses['a:1'] = 'warning';
  const takenAt = clock.now();
  state.record([readingWith({ id: 'a:1', status: 'warning', since: 42, takenAt, intervalMs: 1000 })]);
  state.touch();
  await clock.pass(1000);
  expect((await monitor.runNow('a:1'))?.since).toBe(42);
});

it('shows a pause at once that somebody set elsewhere', async () => {
  const { state, clock, delivered, theirs } = start(other);
  await theirs(3);
  state.pause('a:1', clock.now() + 60_000);
  state.touch();
  await clock.pass(1000);
  expect(delivered.at(-1)?.pausedUntil).toBe(clock.now() + 59_000);
});

it('leaves no timer behind', async () => {
  const { clock, monitor } = start();
  await clock.pass(3000);
  await monitor.stop();
  expect(clock.pending).toBe(0);
});
