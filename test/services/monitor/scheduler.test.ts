import fc from 'fast-check';
import { expect, it } from 'vitest';

import { gridAfter, phaseOf } from '#domain/grid.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { Scheduler } from '#services/monitor/scheduler.ts';

/** A task that notes when it started and takes as long as it is told. */
function noted(clock: ManualClock, id: string, intervalMs: number, takesMs: () => number = () => 0) {
  const starts: number[] = [];
  let running = 0;
  const most = { atOnce: 0 };
  const run = async (): Promise<void> => {
    starts.push(clock.monotonic());
    most.atOnce = Math.max(most.atOnce, (running += 1));
    const { promise, resolve } = Promise.withResolvers<void>();
    const ms = takesMs();
    if (ms === 0) resolve();
    else clock.after(ms, resolve);
    await promise;
    running -= 1;
  };
  return { task: { id, intervalMs, run }, starts, most };
}

it('runs on a grid that does not drift, whatever a run takes', async () => {
  const clock = new ManualClock();
  const base = clock.monotonic();
  const scheduler = new Scheduler({ clock });
  const { task, starts } = noted(clock, 'http:api', 1000, () => 700);
  scheduler.add(task, null);
  await clock.pass(60_000);
  expect(starts).toHaveLength(60);
  const phase = phaseOf('http:api', 1000);
  expect(new Set(starts.map((start) => (start - base) % 1000))).toEqual(new Set([phase]));
});

it('never runs a task beside itself, never two in less than half an interval, and loses no moment from its counts', async () => {
  const shape = fc.record({
    interval: fc.integer({ min: 100, max: 5000 }),
    takes: fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 5 }),
    spread: fc.option(fc.integer({ min: 0, max: 4000 })),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ interval, takes, spread }) => {
      const clock = new ManualClock();
      const base = clock.monotonic();
      const scheduler = new Scheduler({ clock });
      const { task, starts, most } = noted(clock, 'a:1', interval, () => takes[starts.length % takes.length] ?? 0);
      scheduler.add(task, spread);
      await clock.pass(20_000);
      expect(most.atOnce).toBeLessThanOrEqual(1);
      const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
      expect(Math.min(interval, ...gaps)).toBeGreaterThanOrEqual(interval / 2);
      const phase = base + phaseOf('a:1', interval);
      for (const start of starts.slice(1)) expect(gridAfter(start - 1, phase, interval)).toBe(start);
      const moments = Math.floor(20_000 / interval);
      expect(Math.abs(scheduler.stats.runs + scheduler.stats.overlaps - moments)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 60 },
  );
});

it('starts every task of the first round within the spread', async () => {
  const clock = new ManualClock();
  const begin = clock.monotonic();
  const scheduler = new Scheduler({ clock, concurrency: 1000 });
  const all = Array.from({ length: 300 }, (_none, index) => noted(clock, `http:${index}`, 30_000));
  for (const { task } of all) scheduler.add(task, 2000);
  await clock.pass(2000);
  const firsts = all.map(({ starts }) => (starts[0] ?? Infinity) - begin);
  expect(Math.max(...firsts)).toBeLessThan(2000);
  const quarters = [0, 1, 2, 3].map((n) => firsts.filter((ms) => ms >= n * 500 && ms < (n + 1) * 500).length);
  expect(Math.min(...quarters)).toBeGreaterThan(40);
});

it('counts missed moments instead of catching up', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock });
  const { task, starts } = noted(clock, 'a:1', 100);
  scheduler.add(task, null);
  await clock.pass(1000);
  const before = starts.length;
  clock.stall(1500);
  await clock.pass(0);
  expect(starts).toHaveLength(before + 1);
  expect(scheduler.stats.coalesced).toBeGreaterThanOrEqual(13);
});

it.each([
  ['a suspend', (clock: ManualClock) => clock.suspend(3_600_000), 3_600_000],
  ['a clock set back', (clock: ManualClock) => clock.suspend(-3_600_000), 3_600_000],
  ['a stopped process', (clock: ManualClock) => clock.stall(70_000), 60_000],
])('tells of %s and spreads what follows', async (_name, happen, atLeast) => {
  const clock = new ManualClock();
  const gaps: number[] = [];
  const scheduler = new Scheduler({ clock, concurrency: 1000, onGap: (ms) => gaps.push(ms) });
  const all = Array.from({ length: 200 }, (_none, index) => noted(clock, `http:${index}`, 30_000));
  for (const { task } of all) scheduler.add(task, 2000);
  await clock.pass(60_000);
  const before = all.map(({ starts }) => starts.length);
  happen(clock);
  const back = clock.monotonic();
  await clock.pass(16_000);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toBeGreaterThanOrEqual(atLeast);
  const after = all.map(({ starts }, index) => (starts[before[index] ?? 0] ?? Infinity) - back);
  expect(Math.max(...after)).toBeLessThan(16_000);
  const inOneSecond = Array.from(
    { length: 16 },
    (_none, n) => after.filter((ms) => Math.floor(ms / 1000) === n).length,
  );
  expect(Math.max(...inOneSecond)).toBeLessThan(50);
});

it('takes no normal lateness for a gap', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock });
  scheduler.add(noted(clock, 'a:1', 60_000).task, null);
  await clock.pass(300_000);
  clock.stall(500);
  await clock.pass(300_000);
  expect(scheduler.stats.gaps).toBe(0);
});

it('keeps to the limit and is fair: nobody runs twice while another still waits for its first turn', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock, concurrency: 4 });
  const order: string[] = [];
  let running = 0;
  let most = 0;
  for (let index = 0; index < 40; index += 1) {
    const id = `http:${index}`;
    const run = async (): Promise<void> => {
      order.push(id);
      most = Math.max(most, (running += 1));
      const { promise, resolve } = Promise.withResolvers<void>();
      clock.after(900, resolve);
      await promise;
      running -= 1;
    };
    scheduler.add({ id, intervalMs: 1000, run }, 1000);
  }
  await clock.pass(30_000);
  expect(most).toBe(4);
  expect(new Set(order.slice(0, 40)).size).toBe(40);
});

it('lets urgent tasks pass those that hang', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock, concurrency: 2 });
  for (const id of ['a', 'b', 'c']) scheduler.add(noted(clock, id, 1000, () => 1e9).task, 0);
  const cpu = noted(clock, 'cpu', 1000);
  scheduler.add({ ...cpu.task, urgent: true }, null);
  await clock.pass(5000);
  expect(cpu.starts).toHaveLength(5);
});

it('runs tasks with one phase and interval in one tick', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock });
  const [cpu, memory] = [noted(clock, 'cpu', 2000), noted(clock, 'memory', 2000)];
  for (const { task } of [cpu, memory]) scheduler.add({ ...task, phase: 'system' }, null);
  await clock.pass(10_000);
  expect(cpu.starts).toHaveLength(5);
  expect(memory.starts).toEqual(cpu.starts);
});

it('joins a run in progress instead of starting a second', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock });
  const { task, starts } = noted(clock, 'a:1', 60_000, () => 500);
  scheduler.add(task, null);
  const both = Promise.all([scheduler.runNow('a:1'), scheduler.runNow('a:1'), scheduler.runNow('nobody')]);
  await clock.pass(500);
  await both;
  expect(starts).toHaveLength(1);
});

it('does not run a replaced task beside its old run', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock });
  const old = noted(clock, 'a:1', 1000, () => 5000);
  scheduler.add(old.task, null);
  await clock.pass(1000);
  expect(old.starts).toHaveLength(1);
  const young = noted(clock, 'a:1', 1000);
  scheduler.add(young.task, null);
  await clock.pass(3500);
  expect(young.starts).toHaveLength(0);
  await clock.pass(3500);
  expect(young.starts.length).toBeGreaterThan(0);
});

it('starts nothing while paused, and leaves no timer behind when stopped', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ clock });
  const { task, starts } = noted(clock, 'a:1', 1000);
  scheduler.add(task, null);
  scheduler.pause();
  await clock.pass(10_000);
  expect(starts).toHaveLength(0);
  scheduler.resume();
  await clock.pass(10_000);
  expect(starts.length).toBeGreaterThanOrEqual(9);
  await scheduler.stop();
  expect(clock.pending).toBe(0);
});
