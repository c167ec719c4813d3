import fc from 'fast-check';
import { expect, it } from 'vitest';

import { nextTry } from '#domain/notify/backoff.ts';
import { messageOf } from '#domain/notify/message.ts';
import { nextBatch, type Waiting } from '#domain/notify/next-batch.ts';
import { isPrivateHost } from '#domain/notify/private-address.ts';
import { TOLD_KINDS } from '#domain/notify/settings.ts';
import { nextSlot } from '#domain/notify/slot.ts';
import { wants } from '#domain/notify/wants.ts';

import { eventWith } from '../../support/alert-event.ts';

const HOUR_MS = 3_600_000;
const ops = { id: 'ops', least: 'warning', kinds: TOLD_KINDS } as const;
const { at } = eventWith(1);
const never = () => false;

it('tells of what is severe enough and not quiet', () => {
  expect(wants(ops, eventWith(1), at, never)).toBe(true);
  expect(wants(ops, eventWith(1, { severity: 'info' }), at, never)).toBe(false);
  expect(wants(ops, eventWith(1, { quiet: 'maintenance' }), at, never)).toBe(false);
  expect(wants(ops, eventWith(1, { kind: 'noted' }), at, never)).toBe(false);
  expect(wants(ops, eventWith(1, { about: 'channel:ops' }), at, never)).toBe(false);
  expect(wants(ops, eventWith(1), at + 25 * HOUR_MS, never)).toBe(false);
});

it('tells of the start, end and stop of runs however little they weigh, unless its kinds leave them out', () => {
  for (const kind of ['run-started', 'run-ended', 'run-stopped'] as const) {
    const event = eventWith(1, { kind, severity: 'info', incident: null });
    expect([kind, wants(ops, event, at, never)]).toEqual([kind, true]);
    expect([kind, wants({ ...ops, kinds: ['opened'] }, event, at, never)]).toEqual([kind, false]);
    expect([kind, wants({ ...ops, least: 'critical' }, event, at, never)]).toEqual([kind, true]);
  }
});

it('tells of the end of what was told, however quiet and however late', () => {
  const resolved = eventWith(2, { kind: 'resolved', severity: 'info', quiet: 'silenced' });
  expect(wants(ops, resolved, at + 50 * HOUR_MS, (incident) => incident === 'i-1')).toBe(true);
  expect(wants(ops, resolved, at, never)).toBe(false);
});

it('waits twice as long each time, up to a limit, and gives up after days', () => {
  const waits = [1, 2, 3, 4, 10, 1000].map((attempts) => (nextTry(attempts, 5000, at, at) ?? 0) - at);
  expect(waits).toEqual([5000, 10_000, 20_000, 40_000, 300_000, 300_000]);
  expect(nextTry(9, 5000, at + 73 * HOUR_MS, at)).toBeNull();
});

it('never lets more messages out in an hour than allowed, and lets the last of them wait less than an hour', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 120 }),
      (perHour, gaps) => {
        const sent: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const slot = nextSlot(sent, now, perHour);
          expect(slot).toBeGreaterThanOrEqual(now);
          expect(slot - now).toBeLessThanOrEqual(HOUR_MS);
          now = Math.ceil(slot);
          sent.push(now);
          expect(sent.filter((one) => now - one < HOUR_MS).length).toBeLessThanOrEqual(perHour);
        }
      },
    ),
  );
});

const waiting = (seq: number, incident: string, batch: number | null = null, nextAt = 0): Waiting => ({
  event: eventWith(seq, { incident }),
  batch,
  nextAt,
});
const seqs = (batch: readonly Waiting[] | null) => batch?.map(({ event }) => event.seq) ?? null;

it('puts together what is new once the first of it is due', () => {
  const list = [waiting(1, 'i-1', null, 100), waiting(2, 'i-2', null, 200)];
  expect(seqs(nextBatch(list, 99, true))).toBeNull();
  expect(seqs(nextBatch(list, 100, true))).toEqual([1, 2]);
  expect(seqs(nextBatch(list, 100, false))).toBeNull();
});

it('repeats a message as it was, before anything new, also when nothing new may begin', () => {
  const list = [waiting(1, 'i-1', 1), waiting(2, 'i-2', 1), waiting(3, 'i-3')];
  expect(seqs(nextBatch(list, 0, false))).toEqual([1, 2]);
});

it('lets others pass a message that has to wait, but not what belongs to its incident', () => {
  const list = [waiting(1, 'i-1', 1, 500), waiting(2, 'i-1'), waiting(3, 'i-2')];
  expect(seqs(nextBatch(list, 0, true))).toEqual([3]);
  expect(seqs(nextBatch([...list.slice(0, 2), waiting(3, 'i-2', 3, 500)], 0, true))).toBeNull();
});

it('says one thing in full and several as a summary', () => {
  const one = messageOf([eventWith(7)], 'ops', 'n', 'atlas');
  expect(one).toMatchObject({ key: 'n-ops-7', kind: 'opened', title: 'Down: api', text: 'refused (i-1)' });
  const many = messageOf(
    Array.from({ length: 25 }, (_none, index) => eventWith(index + 1)),
    'ops',
    'n',
    'atlas',
  );
  expect(many).toMatchObject({
    key: 'n-ops-1',
    kind: 'summary',
    severity: 'critical',
    title: '25 messages from atlas',
  });
  expect(many.text.split('\n')).toHaveLength(21);
  expect(many.text).toMatch(/and 5 more$/);
  expect(many.events).toHaveLength(25);
});

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '[::1]',
  'fd00::1',
  'fe80::1',
  'localhost',
  '::ffff:10.0.0.1',
])('takes %s for private', (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

it.each(['8.8.8.8', '172.32.0.1', 'hooks.slack.com', '10.example.org', 'fdn.fr', '2001:db8::1'])(
  'takes %s for public',
  (host) => {
    expect(isPrivateHost(host)).toBe(false);
  },
);
