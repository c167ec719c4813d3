import type { AlertEvent } from '#domain/alerts/event.ts';
import type { Message } from '#domain/notify/message.ts';
import { DEFAULT_NOTIFY, type NotifySettings, TOLD_KINDS } from '#domain/notify/settings.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeOutbox } from '#services/fakes/outbox.ts';
import { Line } from '#services/monitor/notify/line.ts';
import type { Outbox } from '#services/ports/outbox.ts';

import { eventWith } from './alert-event.ts';

/** A channel that a test answers for, with the events that happened. */
export function toldChannel(
  settings: Partial<NotifySettings> = {},
  outbox: Outbox = fakeOutbox(),
  before: readonly AlertEvent[] = [],
) {
  const clock = new ManualClock();
  const events: AlertEvent[] = [...before];
  const sent: Message[] = [];
  const answers: (Error | null)[] = [];
  const parts = {
    clock,
    alerts: {
      events: (after: number, limit: number) => events.filter(({ seq }) => seq > after).slice(0, limit),
      timeline: (incident: string) => events.filter((event) => event.incident === incident),
    },
    outbox,
    channel: { id: 'ops', type: 'bell', least: 'info', kinds: TOLD_KINDS } as const,
    settings: { ...DEFAULT_NOTIFY, ...settings },
    host: 'atlas',
    send: (message: Message) => {
      sent.push(message);
      const answer = answers.shift() ?? null;
      return answer === null ? Promise.resolve() : Promise.reject(answer);
    },
  };
  const line = new Line(parts);
  line.fill(false);
  return {
    clock,
    outbox,
    events,
    sent,
    /** What the next tries come to; null is taken. */
    answers,
    line,
    another: () => new Line(parts),
    happens: (said: Partial<AlertEvent> = {}) =>
      void events.push(eventWith(events.length + 1, { at: clock.now(), ...said })),
    /** Fills and sends what is due after `ms`. */
    after: async (ms: number) => {
      clock.advance(ms);
      line.fill(false);
      return line.flush(new AbortController().signal);
    },
    seqs: () => sent.map((message) => message.events.map(({ seq }) => seq)),
  };
}
