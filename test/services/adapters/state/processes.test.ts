import { DatabaseSync } from 'node:sqlite';

import { expect, it } from 'vitest';

import { ManualClock } from '#services/fakes/clock.ts';

import { readingWith } from '../../../support/reading.ts';
import { start, stateDir, stateIn } from '../../../support/state-dir.ts';

/** A clock that begins at the real time, because the other process lives in it. */
const now = () => new ManualClock(Date.now());

it('lets several processes begin a file and write to it at once, and loses nothing', async () => {
  const dir = stateDir();
  const writers = ['a', 'b', 'c', 'd'].map((name) => start('writer', dir, name, '100'));
  for (const writer of writers) {
    expect(await writer.line()).toBe('ready');
    expect(JSON.parse(await writer.line())).toEqual({ notice: null });
    expect(await writer.ended).toBe(0);
  }
  const state = stateIn(dir);
  expect(state.readings().map(({ value }) => value)).toEqual(Array.from({ length: 8 }, () => 100));
  for (const { id } of state.readings()) expect(state.history(id, 0, 1000)).toHaveLength(100);
});

it('keeps every batch whole when a writer is killed', async () => {
  const dir = stateDir();
  for (let turn = 0; turn < 5; turn += 1) {
    const writer = start('writer', dir, 'x');
    await writer.line();
    const before = stateIn(dir);
    const from = before.history('left:x', 0, 1_000_000).length;
    while (before.history('left:x', 0, 1_000_000).length < from + 10) await new Promise(setImmediate);
    writer.process.kill('SIGKILL');
    await writer.ended;
    const state = stateIn(dir);
    expect(state.notice).toBeNull();
    const [left, right] = state.readings();
    expect(left?.value).toBe(right?.value);
    expect(state.history('left:x', 0, 1_000_000)).toEqual(state.history('right:x', 0, 1_000_000));
  }
});

it('sees what another one wrote and dropped, and that it did', () => {
  const dir = stateDir();
  const [mine, theirs] = [stateIn(dir), stateIn(dir)];
  mine.record([readingWith({ id: 'a:1' })]);
  expect(theirs.readings()).toHaveLength(1);
  const before = mine.version();
  theirs.record([readingWith({ id: 'a:2' }), readingWith({ id: 'a:1', takenAt: readingWith().takenAt + 1, value: 7 })]);
  expect(mine.version()).not.toBe(before);
  expect(mine.readings().map(({ id, value }) => [id, value])).toEqual([
    ['a:1', 7],
    ['a:2', undefined],
  ]);
  theirs.retain(['a:2']);
  theirs.record([readingWith({ id: 'a:3' })]);
  expect(mine.readings().map(({ id }) => id)).toEqual(['a:2', 'a:3']);
});

it('gives the lease to one, and to the next when that one is killed', async () => {
  const dir = stateDir();
  const holder = start('holder', dir);
  expect(await holder.ask('take')).toBe('null');
  const state = stateIn(dir, now());
  expect(state.takeLease()).toMatchObject({ pid: holder.pid });
  expect(await holder.ask('take')).toBe('null');
  holder.process.kill('SIGKILL');
  await holder.ended;
  expect(state.takeLease()).toBeNull();
});

it('gives way to a headless monitor, and to no second one', async () => {
  const dir = stateDir();
  const holder = start('holder', dir);
  await holder.ask('take');
  const state = stateIn(dir, now());
  expect(state.leaseHolder()).toMatchObject({ pid: holder.pid, headless: false });
  expect(state.takeLease('monitor')).toBeNull();
  expect(state.leaseHolder()).toMatchObject({ pid: process.pid, headless: true });
  expect(JSON.parse(await holder.ask('take'))).toMatchObject({ pid: process.pid, headless: true });
  expect(state.takeLease('monitor')).toBeNull();
  state.releaseLease();
  expect(await holder.ask('take')).toBe('null');
  expect(state.leaseHolder()).toMatchObject({ pid: holder.pid, headless: false });
});

it('takes the lease back when its holder lets go', async () => {
  const dir = stateDir();
  const holder = start('holder', dir);
  await holder.ask('take');
  const state = stateIn(dir, now());
  await holder.ask('release');
  expect(state.takeLease()).toBeNull();
  expect(JSON.parse(await holder.ask('take'))).toMatchObject({ pid: process.pid });
});

it('takes over from a holder that is stopped, who then finds that it lost it', async () => {
  const dir = stateDir();
  const holder = start('holder', dir);
  await holder.ask('take');
  holder.process.kill('SIGSTOP');
  const state = stateIn(dir, now());
  expect(state.takeLease()).toMatchObject({ pid: holder.pid });
  using db = new DatabaseSync(`${dir}/state.db`);
  db.exec('update lease set beat = beat - 16000');
  expect(state.takeLease()).toBeNull();
  holder.process.kill('SIGCONT');
  expect(JSON.parse(await holder.ask('take'))).toMatchObject({ pid: process.pid });
});

it.each([
  ['is used again', "update lease set started = '1'"],
  ['is of another boot', "update lease set boot = 'another'"],
])('is not fooled by a process number that %s', async (_name, change) => {
  const dir = stateDir();
  const holder = start('holder', dir);
  await holder.ask('take');
  const state = stateIn(dir, now());
  expect(state.takeLease()).not.toBeNull();
  using db = new DatabaseSync(`${dir}/state.db`);
  db.exec(change);
  expect(state.takeLease()).toBeNull();
});

it('believes a holder on another machine as long as it gives signs of life', async () => {
  const dir = stateDir();
  const holder = start('holder', dir);
  await holder.ask('take');
  using db = new DatabaseSync(`${dir}/state.db`);
  db.exec("update lease set host = 'elsewhere', boot = 'another', started = '1'");
  const clock = now();
  const state = stateIn(dir, clock);
  expect(state.takeLease()).toMatchObject({ host: 'elsewhere' });
  clock.advance(16_000);
  expect(state.takeLease()).toBeNull();
});
