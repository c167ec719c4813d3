/** What happened to an incident or a run, in the order in which it happened; the base of every notification. */
export type AlertKind =
  | 'opened'
  | 'resolved'
  | 'flapping'
  | 'reminder'
  | 'acknowledged'
  | 'unacknowledged'
  | 'silenced'
  | 'noted'
  | 'run-started'
  | 'run-ended'
  | 'run-stopped'
  | 'channel-failed'
  | 'test';

export interface AlertEvent {
  /** Grows by one; the key by which a channel is told of it once. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  readonly kind: AlertKind;
  /** `i-17`; null for a run. */
  readonly incident: string | null;
  /** Check or run it is about. */
  readonly about: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: 'info' | 'warning' | 'critical';
  /** Why nobody is told (`silenced`, `maintenance`, `depends on x`, `acknowledged`); null when they are. */
  readonly quiet: string | null;
}
