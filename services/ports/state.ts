import type { Incident } from '#domain/incident.ts';
import type { Reading } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';

import type { Alerts } from './alerts.ts';
import type { ChecklistState } from './checklist-state.ts';
import type { CredentialRecords } from './credential-records.ts';
import type { Outbox } from './outbox.ts';
import type { Releases } from './releases.ts';

export type { Incident } from '#domain/incident.ts';

export interface Sample {
  /** Epoch ms. */
  readonly at: number;
  readonly value: number | null;
  readonly status: Status;
}

/** Score of one project on one UTC day (`2026-01-05`), 0..100: the mean of the day and its lowest. */
export interface DailyScore {
  readonly day: string;
  readonly mean: number;
  readonly low: number;
}

export interface LeaseHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: number;
  /** Whether it is a headless monitor, to which a console gives way. */
  readonly headless?: boolean | undefined;
}

/** Who asks for the lease: a headless monitor takes it over from a console. */
export type LeaseRole = 'console' | 'monitor';

/** What the console remembers. One file, shared by every process of it on this machine. */
export interface State {
  /** Latest reading of each check. */
  readings(): readonly Reading[];
  /** Stores readings of one tick together, extends history, and lets the alert rules judge them. */
  record(readings: readonly Reading[]): void;
  /** Forgets checks that no longer exist. */
  retain(ids: readonly string[]): void;
  /** The newest `limit` samples taken at or after `since` (epoch ms), oldest first. Kept for 48 hours. */
  history(id: string, since: number, limit: number): readonly Sample[];
  /** Open ones, and those closed at or after `since` (epoch ms), of them the `most` closed last; newest first. */
  incidents(since: number, most?: number): readonly Incident[];
  /** Days from `since` (`2026-01-05`) on, oldest first; the project '' is the whole machine. */
  dailyScores(project: string, since: string): readonly DailyScore[];
  /** At epoch ms, by whom and until when (null for ever); null takes it back. Only one that is open, and only once. */
  acknowledge(incidentId: string, at: number | null, by?: string, until?: number | null): void;
  /** Until epoch ms; null resumes. */
  pause(checkId: string, until: number | null): void;
  pauses(): Readonly<Record<string, number>>;
  /** Lists of the past, what was accepted, answered and signed. */
  readonly checklist: ChecklistState;
  readonly releases: Releases;
  /** What was told to whom. */
  readonly outbox: Outbox;
  /** What is known of credentials; never a value. */
  readonly credentials: CredentialRecords;
  readonly alerts: Alerts;
  /** Small named values: window layouts, last seen versions, cached discoveries. */
  get(key: string): string | null;
  set(key: string, value: string): void;
  /**
   * Null when this process now holds the right to run checks; else who does. The holder calls it again every few seconds
   * as its sign of life; one that is silent for 15 s, or whose process ended, loses it to the next who asks. A console is
   * asked by default, and gives way to a monitor.
   */
  takeLease(role?: LeaseRole): LeaseHolder | null;
  /** Who runs the checks and is alive, this process too; takes nothing. */
  leaseHolder(): LeaseHolder | null;
  releaseLease(): void;
  /** Changes whenever another process wrote. */
  version(): number;
  /** Something a person must know about the file itself (rebuilt, read-only ...); null when all is well. */
  readonly notice: string | null;
  /** Whether what is written now outlives this process. */
  readonly lasting: boolean;
  close(): void;
}
