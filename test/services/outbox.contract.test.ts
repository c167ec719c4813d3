import { describe, expect, it } from 'vitest';

import { fakeOutbox } from '#services/fakes/outbox.ts';
import type { Delivery, Outbox } from '#services/ports/outbox.ts';

import { eventWith } from '../support/alert-event.ts';
import { stateDir, stateIn } from '../support/state-dir.ts';

const delivery = (seq: number, parts: Partial<Delivery> = {}): Delivery => ({
  channel: 'ops',
  event: eventWith(seq),
  batch: null,
  attempts: 0,
  nextAt: 1000,
  sentAt: null,
  error: null,
  ...parts,
});
const seqs = (list: readonly Delivery[]) => list.map(({ event }) => event.seq);

describe.each<[string, () => Outbox]>([
  ['the file', () => stateIn(stateDir()).outbox],
  ['the fake', fakeOutbox],
])('outbox: %s', (_name, open) => {
  it('knows nothing of a channel it never saw, and where it stands with one it did', () => {
    const outbox = open();
    expect(outbox.cursor('ops')).toBeNull();
    outbox.fill('ops', [], 7);
    expect([outbox.cursor('ops'), outbox.cursor('other')]).toEqual([7, null]);
  });

  it('gives what waits in the order of events, as it was', () => {
    const outbox = open();
    const odd = delivery(3, { event: eventWith(3, { incident: null, summary: 'quote " and ü', kind: 'run-ended' }) });
    outbox.fill('ops', [odd, delivery(2), delivery(1)], 3);
    outbox.fill('other', [delivery(1, { channel: 'other' })], 1);
    expect(outbox.waiting('ops', 10)).toEqual([delivery(1), delivery(2), odd]);
    expect(seqs(outbox.waiting('ops', 2))).toEqual([1, 2]);
  });

  it('does not make a delivery twice', () => {
    const outbox = open();
    outbox.fill('ops', [delivery(1)], 1);
    outbox.put([delivery(1, { nextAt: null, sentAt: 5, attempts: 1, batch: 1 })]);
    outbox.fill('ops', [delivery(1), delivery(2)], 2);
    expect(seqs(outbox.waiting('ops', 10))).toEqual([2]);
    expect([outbox.has('ops', 1), outbox.has('ops', 3)]).toEqual([true, false]);
  });

  it('counts messages, not events', () => {
    const outbox = open();
    outbox.put([
      delivery(1, { batch: 1, nextAt: null, sentAt: 100 }),
      delivery(2, { batch: 1, nextAt: null, sentAt: 100 }),
      delivery(3, { batch: 3, nextAt: null, sentAt: 200 }),
      delivery(4, { batch: 4, nextAt: 300 }),
      delivery(5, { batch: 5, nextAt: null, sentAt: 50 }),
    ]);
    expect(outbox.sentSince('ops', 100)).toEqual([100, 200]);
    expect(seqs(outbox.recent(3))).toEqual([5, 4, 3]);
  });

  it('has a name', () => {
    expect(open().name).toMatch(/^[\da-f]{16}$|^fake$/);
  });
});

it('forgets what was told a month before', () => {
  const outbox = stateIn(stateDir()).outbox;
  const old = { ...delivery(1, { nextAt: null, sentAt: 5 }), event: eventWith(1, { at: 5 }) };
  outbox.put([old, delivery(2, { nextAt: null, error: 'given up' })]);
  outbox.fill('ops', [delivery(3)], 3);
  expect(seqs(outbox.recent(9))).toEqual([3, 2]);
});

it('outlives the process, name and all', () => {
  const dir = stateDir();
  const before = stateIn(dir).outbox;
  before.fill('ops', [delivery(1, { error: 'refused', attempts: 2, batch: 1 })], 1);
  const { name } = before;
  const after = stateIn(dir).outbox;
  expect(after.name).toBe(name);
  expect(after.waiting('ops', 1)).toEqual([delivery(1, { error: 'refused', attempts: 2, batch: 1 })]);
});
