/** One event for one channel, until it is through. */
export interface Delivery {
  readonly channel: string;
  /** The event's `seq`. */
  readonly event: number;
  readonly attempts: number;
  /** Epoch ms of the next try; null when it is through or given up. */
  readonly nextAt: number | null;
  /** Epoch ms it got through. */
  readonly sentAt: number | null;
  /** What went wrong last, without any secret. */
  readonly error: string | null;
}

/** What was told to whom; outlives the process. */
export interface Outbox {
  /** Up to which event a channel's deliveries were made. */
  cursor(channel: string): number;
  /** Makes deliveries of these events and moves the cursor, together. */
  fill(channel: string, events: readonly number[], cursor: number): void;
  /** Those to try at or before `now`, in the order of their events. */
  due(channel: string, now: number, limit: number): readonly Delivery[];
  put(delivery: Delivery): void;
  /** Newest first. */
  recent(limit: number): readonly Delivery[];
}
