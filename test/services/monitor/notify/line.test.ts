import { expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { fakeOutbox } from '#services/fakes/outbox.ts';

import { eventWith } from '../../../support/alert-event.ts';
import { toldChannel } from '../../../support/told-channel.ts';

const busy = () => new OpsError('channel-busy', 'The webhook answered 503.');
const rejected = () => new OpsError('channel-rejected', 'The webhook answered 400.');

it('waits for what happens together and tells it once', async () => {
  const { happens, after, seqs } = toldChannel();
  happens();
  await after(0);
  happens({ incident: 'i-2' });
  await after(14_000);
  expect(seqs()).toEqual([]);
  await after(1000);
  expect(seqs()).toEqual([[1, 2]]);
  await after(100_000);
  expect(seqs()).toHaveLength(1);
});

it('tries again under the same key with the same events, later each time', async () => {
  const { happens, after, sent, answers, outbox } = toldChannel({ groupWaitMs: 0 });
  answers.push(busy(), busy());
  happens();
  await after(0);
  expect(outbox.waiting('ops', 9)).toMatchObject([{ attempts: 1, error: 'The webhook answered 503.' }]);
  happens({ kind: 'resolved' });
  await after(4999);
  expect(sent).toHaveLength(1);
  await after(1);
  await after(9999);
  expect(sent).toHaveLength(2);
  await after(1);
  expect(sent.map(({ key }) => key)).toEqual(['fake-ops-1', 'fake-ops-1', 'fake-ops-1', 'fake-ops-2']);
  expect(sent.map(({ events }) => events.length)).toEqual([1, 1, 1, 1]);
  expect(outbox.waiting('ops', 9)).toEqual([]);
});

it('goes on where another process stopped, and tells nothing twice', async () => {
  const { happens, after, another, sent, clock, answers } = toldChannel({ groupWaitMs: 0 });
  happens();
  await after(0);
  answers.push(busy());
  happens({ kind: 'resolved' });
  await after(0);
  const next = another();
  clock.advance(5000);
  next.fill(false);
  await next.flush(new AbortController().signal);
  expect(sent.map(({ key }) => key)).toEqual(['fake-ops-1', 'fake-ops-2', 'fake-ops-2']);
});

it('lets others pass a message that nobody takes, but nothing of its incident', async () => {
  const { happens, after, answers, seqs } = toldChannel({ groupWaitMs: 0 });
  answers.push(rejected());
  happens();
  await after(0);
  happens({ incident: 'i-2' });
  happens({ kind: 'resolved' });
  await after(0);
  expect(seqs()).toEqual([[1], [2]]);
  await after(5000);
  expect(seqs()).toEqual([[1], [2], [1], [3]]);
});

it('tells a new channel only of what happens from then on', async () => {
  const { happens, after, seqs } = toldChannel({ groupWaitMs: 0 }, fakeOutbox(), [eventWith(1)]);
  await after(0);
  expect(seqs()).toEqual([]);
  happens();
  await after(0);
  expect(seqs()).toEqual([[2]]);
});

it('is told of nothing while it is muted, nor later', async () => {
  const { happens, after, line, seqs } = toldChannel({ groupWaitMs: 0 });
  happens();
  line.fill(true);
  await after(0);
  expect(seqs()).toEqual([]);
  happens();
  await after(0);
  expect(seqs()).toEqual([[2]]);
});

it('puts what is more than the limit of an hour into summaries, and leaves nothing out', async () => {
  const { happens, after, sent, seqs } = toldChannel({ groupWaitMs: 0 });
  for (let minute = 0; minute < 60; minute += 1) {
    happens({ incident: `i-${minute}` });
    await after(60_000);
  }
  expect(sent.length).toBeLessThanOrEqual(20);
  for (let minute = 0; minute < 60; minute += 1) await after(60_000);
  expect(seqs().flat()).toEqual(Array.from({ length: 60 }, (_none, index) => index + 1));
});

it('sends nothing twice when the state cannot keep that it was sent', async () => {
  const { happens, after, sent, outbox } = toldChannel({ groupWaitMs: 0 });
  const put = outbox.put.bind(outbox);
  happens();
  outbox.put = () => undefined;
  await after(0);
  await after(60_000);
  expect(sent).toHaveLength(1);
  outbox.put = put;
  await after(0);
  expect(outbox.waiting('ops', 1)).toEqual([]);
});

it('gives up after three days, and says so', async () => {
  const { happens, after, answers, outbox } = toldChannel({ groupWaitMs: 0 });
  answers.push(busy(), busy());
  happens();
  await after(0);
  await after(73 * 3_600_000);
  expect(outbox.recent(1)).toMatchObject([{ nextAt: null, sentAt: null, error: 'The webhook answered 503.' }]);
});
