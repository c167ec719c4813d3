/**
 * What happened to an incident or a run, in the order in which it happened; the base of every notification. `flapping` opens
 * an incident as `opened` does: the check came and went so often that it is one trouble from now on. Either comes once more,
 * then without `quiet`, when a quiet ends and it still fails. `suppressed` opened nothing: another check explains it.
 */
export const ALERT_KINDS = [
  'opened',
  'resolved',
  'flapping',
  'reminder',
  'acknowledged',
  'unacknowledged',
  'silenced',
  'unsilenced',
  'suppressed',
  'noted',
  'run-started',
  'run-ended',
  'run-stopped',
  'channel-failed',
  'test',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const isAlertKind = (value: unknown): value is AlertKind => ALERT_KINDS.some((kind) => kind === value);

export const isSeverity = (value: unknown): value is AlertEvent['severity'] =>
  value === 'info' || value === 'warning' || value === 'critical';

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
  /** Why nobody is told (`silenced`, `maintenance`, `depends on x`, `a note`); null when they are. */
  readonly quiet: string | null;
}
