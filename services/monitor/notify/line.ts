import { messageOf as reasonOf, OpsError } from '#domain/errors.ts';
import { nextTry } from '#domain/notify/backoff.ts';
import { messageOf } from '#domain/notify/message.ts';
import { nextBatch } from '#domain/notify/next-batch.ts';
import type { ChannelSettings, NotifySettings } from '#domain/notify/settings.ts';
import { nextSlot } from '#domain/notify/slot.ts';
import { wants } from '#domain/notify/wants.ts';
import { withDeadline } from '#services/monitor/deadline.ts';
import type { Alerts } from '#services/ports/alerts.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Delivery, Outbox } from '#services/ports/outbox.ts';

import type { Send } from './sender.ts';
import { lastSeq } from './terminal.ts';

export interface LineParts {
  readonly clock: Clock;
  readonly alerts: Pick<Alerts, 'events' | 'timeline'>;
  readonly outbox: Outbox;
  readonly channel: ChannelSettings;
  readonly settings: NotifySettings;
  /** Name of this machine, for the reader. */
  readonly host: string;
  readonly send: Send;
}

const HOUR_MS = 3_600_000;
const PAGE = 200;

/** One channel: what it is to be told, in order, until it is through. One message is out at a time. */
export class Line {
  readonly #parts: LineParts;
  /** Epoch ms before which a channel that failed is not tried again. */
  #gate = 0;
  /** Through, though the state could not keep that. */
  readonly #done = new Map<number, Delivery>();
  #now = false;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** Makes deliveries of what happened since the last time. A channel that is new is told of what happens from now on. */
  fill(mute: boolean): void {
    const { alerts, outbox, channel, settings, clock } = this.#parts;
    const cursor = outbox.cursor(channel.id);
    if (cursor === null || mute) {
      const last = lastSeq(alerts, cursor ?? 0);
      if (last !== cursor) outbox.fill(channel.id, [], last);
      return;
    }
    const events = alerts.events(cursor, PAGE);
    const last = events.at(-1);
    if (last === undefined) return;
    const now = clock.now();
    const told = new Set<number>();
    const wasTold = (incident: string): boolean =>
      alerts
        .timeline(incident)
        .some(({ kind, seq }) => BEGINS.has(kind) && (told.has(seq) || outbox.has(channel.id, seq)));
    for (const event of events) if (wants(channel, event, now, wasTold)) told.add(event.seq);
    const delivery = {
      channel: channel.id,
      batch: null,
      attempts: 0,
      nextAt: now + settings.groupWaitMs,
      sentAt: null,
      error: null,
    };
    outbox.fill(
      channel.id,
      events.filter(({ seq }) => told.has(seq)).map((event) => ({ ...delivery, event })),
      last.seq,
    );
    if (events.length === PAGE) this.fill(mute);
  }

  /** Sends what is due, one message after the other. Resolves to when to look again, epoch ms; null when nothing waits. */
  async flush(signal: AbortSignal): Promise<number | null> {
    for (;;) {
      if (signal.aborted) return null;
      const { wake, batch } = this.#next();
      if (batch === null) return wake;
      await this.#deliver(batch, signal);
    }
  }

  /** From now on nothing waits for others to come together with it. */
  hurry(): void {
    this.#now = true;
  }

  #next(): { readonly wake: number | null; readonly batch: readonly Delivery[] | null } {
    const { outbox, channel, settings, clock } = this.#parts;
    const now = clock.now();
    const waiting = outbox.waiting(channel.id, 10_000).filter(({ event }) => !this.#isDone(event.seq));
    const times = waiting.flatMap(({ nextAt }) => nextAt ?? []);
    if (times.length === 0) return { wake: null, batch: null };
    if (this.#gate > now) return { wake: this.#gate, batch: null };
    const slot = nextSlot(outbox.sentSince(channel.id, now - HOUR_MS), now, settings.perHour);
    const seen = this.#now
      ? waiting.map((one) => ({ ...one, nextAt: one.attempts === 0 ? now : one.nextAt }))
      : waiting;
    const batch = nextBatch(seen, now, slot <= now);
    // A clock that was set back must not keep a message for ever.
    const wake = Math.min(Math.max(Math.min(...times), slot), now + settings.groupWaitMs + HOUR_MS);
    return { wake: Math.max(wake, now + 1), batch };
  }

  async #deliver(batch: readonly Delivery[], signal: AbortSignal): Promise<void> {
    const { outbox, channel, settings, host, send, clock } = this.#parts;
    const [first] = batch;
    if (first === undefined) return;
    const id = first.batch ?? first.event.seq;
    const tried = batch.map((one) => ({ ...one, batch: id }));
    // Kept before the first try, so that a later one says the same under the same key.
    if (first.batch === null) outbox.put(tried);
    const message = messageOf(
      tried.map(({ event }) => event),
      channel.id,
      outbox.name,
      host,
    );
    try {
      await withDeadline(clock, settings.timeoutMs, signal, (deadline) => send(message, deadline));
    } catch (thrown) {
      if (!signal.aborted) this.#failed(tried, thrown);
      return;
    }
    this.#gate = 0;
    const through = tried.map((one) => ({
      ...one,
      attempts: one.attempts + 1,
      nextAt: null,
      sentAt: clock.now(),
      error: null,
    }));
    for (const one of through) this.#done.set(one.event.seq, one);
    outbox.put(through);
  }

  #failed(tried: readonly Delivery[], thrown: unknown): void {
    const { outbox, settings, clock } = this.#parts;
    const now = clock.now();
    const attempts = (tried[0]?.attempts ?? 0) + 1;
    const nextAt = nextTry(attempts, settings.retryMs, now, tried.at(-1)?.event.at ?? now);
    const error = reasonOf(thrown);
    outbox.put(tried.map((one) => ({ ...one, attempts, nextAt, error })));
    const rejected = thrown instanceof OpsError && thrown.code === 'channel-rejected';
    if (!rejected && nextAt !== null) this.#gate = nextAt;
  }

  /** What is through is kept again until the state took it. */
  #isDone(seq: number): boolean {
    const done = this.#done.get(seq);
    if (done !== undefined) this.#parts.outbox.put([done]);
    return done !== undefined;
  }
}

const BEGINS: ReadonlySet<string> = new Set(['opened', 'flapping', 'reminder']);
