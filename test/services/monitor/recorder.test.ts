import { expect, it } from 'vitest';

import type { Reading } from '#domain/reading.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { Recorder } from '#services/monitor/recorder.ts';
import type { State } from '#services/ports/state.ts';

import { readingWith } from '../../support/reading.ts';

function recording() {
  const clock = new ManualClock();
  const writes: (readonly Reading[])[] = [];
  const state = { record: (batch: readonly Reading[]) => writes.push(batch) } as unknown as State;
  return { clock, writes, recorder: new Recorder(clock, state) };
}

const at = (value: number, parts: Partial<Reading> = {}) => readingWith({ value, ...parts });

it('writes what says nothing new together, a second later, and loses no sample', () => {
  const { clock, writes, recorder } = recording();
  recorder.add([at(0)]);
  writes.length = 0;
  recorder.add([at(1)]);
  clock.advance(500);
  recorder.add([at(2)]);
  expect(writes).toEqual([]);
  clock.advance(500);
  expect(writes.map((batch) => batch.map(({ value }) => value))).toEqual([[1, 2]]);
  expect(clock.pending).toBe(0);
});

it.each<[string, Partial<Reading>]>([
  ['a status changed', { status: 'warning' }],
  ['a check is new', { id: 'a:new' }],
  ['a check is critical', { status: 'critical' }],
])('writes at once when %s, what waits included', (_name, parts) => {
  const { clock, writes, recorder } = recording();
  recorder.add([at(0)]);
  recorder.add([at(1)]);
  recorder.add([at(2, parts)]);
  expect(writes.map((batch) => batch.length)).toEqual([1, 2]);
  expect(clock.pending).toBe(0);
});

it('writes every critical reading at once, for the second one opens an incident', () => {
  const { writes, recorder } = recording();
  recorder.add([at(0, { status: 'critical' })]);
  recorder.add([at(1, { status: 'critical' })]);
  expect(writes).toHaveLength(2);
});

it('writes the rest when asked, and nothing when nothing waits', () => {
  const { writes, recorder } = recording();
  recorder.add([at(0)]);
  recorder.add([at(1)]);
  recorder.flush();
  recorder.flush();
  expect(writes).toHaveLength(2);
});
