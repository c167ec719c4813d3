import { expect, test } from 'vitest';

import channel from '#services/checks/channel.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Delivery } from '#services/ports/outbox.ts';

import { eventWith } from '../../support/alert-event.ts';
import { looked } from './looked.ts';

const clock = new ManualClock();
const delivery = (seq: number, parts: Partial<Delivery>): Delivery => ({
  channel: 'ops',
  event: eventWith(seq, { at: clock.now() }),
  batch: seq,
  attempts: 1,
  nextAt: null,
  sentAt: null,
  error: null,
  ...parts,
});

function look(...deliveries: Delivery[]) {
  const state = fakeState();
  state.outbox.put(deliveries);
  return looked({ ...demoWorld({ clock, state }), clock }, channel, { channel: 'ops' });
}
const failing = (attempts: number) => delivery(2, { attempts, nextAt: 9e12, error: 'The webhook answered 503.' });

test.each<[string, Delivery[], string, string]>([
  ['nothing happened', [], 'ok', 'nothing was told yet'],
  ['it was told', [delivery(1, { sentAt: clock.now() })], 'ok', 'last told'],
  ['one try failed', [failing(1)], 'warning', 'fails: The webhook answered 503.'],
  ['three tries failed', [failing(3)], 'critical', 'fails: The webhook answered 503.'],
  ['one was given up', [delivery(1, { error: 'gone' })], 'warning', '1 given up: gone'],
  ['another channel fails', [{ ...failing(3), channel: 'other' }], 'ok', 'nothing was told yet'],
])('%s', async (_name, deliveries, status, summary) => {
  expect(await look(...deliveries)).toMatchObject({
    id: 'channel:ops',
    status,
    summary: expect.stringContaining(summary) as string,
  });
});

test('every channel that outlives a console is looked at', async () => {
  const channels = [
    { id: 'ops', type: 'command', file: '/bin/true', args: [], least: 'info', kinds: [] },
    { id: 'ring', type: 'bell', least: 'info', kinds: [] },
  ] as const;
  const world = demoWorld({ clock });
  const given = {
    world,
    projects: [],
    services: [],
    frameworkRoot: null,
    agents: [],
    memory: null,
    signal: AbortSignal.any([]),
  };
  expect((await channel.discover?.({ ...given, notify: { channels } }))?.map(({ id }) => id)).toEqual(['channel:ops']);
});
