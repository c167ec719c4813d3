import type { AlertEvent } from '#domain/alerts/event.ts';

/** One event for one channel, until it is through. */
export interface Delivery {
  readonly channel: string;
  readonly event: AlertEvent;
  /** `seq` of the first event of the message it was put into; it stays in that message. Null before the first try. */
  readonly batch: number | null;
  readonly attempts: number;
  /** Epoch ms of the next try; null when it is through or given up. */
  readonly nextAt: number | null;
  /** Epoch ms it got through. */
  readonly sentAt: number | null;
  /** What went wrong last, without any secret. */
  readonly error: string | null;
}

/** What was told to whom; outlives the process. What cannot be written is lost without an error: see `State.notice`. */
export interface Outbox {
  /** Unique to this file: the first part of every idempotency key. */
  readonly name: string;
  /** Up to which event a channel's deliveries were made; null for a channel that was never seen. */
  cursor(channel: string): number | null;
  /** Makes deliveries and moves the cursor, together; an event a channel has already is left alone. */
  fill(channel: string, deliveries: readonly Delivery[], cursor: number): void;
  /** Those that are not through and not given up, in the order of their events. */
  waiting(channel: string, limit: number): readonly Delivery[];
  /** Keeps how these stand now, all or none. */
  put(deliveries: readonly Delivery[]): void;
  /** Whether this event was filled in for a channel, whatever became of it. */
  has(channel: string, event: number): boolean;
  /** Epoch ms of each message that got through at or after `since`, oldest first. */
  sentSince(channel: string, since: number): readonly number[];
  /** Newest event first, then by channel. */
  recent(limit: number): readonly Delivery[];
}
