import type { JsonObject } from './json.ts';
import type { Status } from './status.ts';

/** The panel a reading is shown in and the subsystem it counts for. */
export const GROUPS = [
  'system',
  'services',
  'projects',
  'memory',
  'agents',
  'integrations',
  'framework',
  'checks',
] as const;
export type Group = (typeof GROUPS)[number];

/** The three weighted parts of the score; null counts for none. */
export type Component = 'projects' | 'services' | 'framework';

/** One measured quantity besides the main value; shapes follow Nagios performance data. */
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
}

/** What a probe answers about its target. */
export interface Verdict {
  readonly status: Status;
  /** One line, without the target's name: `91 % used, full in 6 d`. */
  readonly summary: string;
  /** The main number, already rounded to what is worth a repaint. */
  readonly value?: number | undefined;
  /** `%`, `ms`, `B`, `B/s`, `d`, or a plain noun. */
  readonly unit?: string | undefined;
  /** What to do next, when something is wrong. */
  readonly hint?: string | undefined;
  readonly metrics?: readonly Metric[] | undefined;
  /** Structured facts for panels and `--json` (branch, pid, mount point ...). Never a secret. */
  readonly data?: JsonObject | undefined;
  /** Up to 4 KB of raw output that proves the verdict. */
  readonly evidence?: string | undefined;
}

/** A verdict with its place and time; the one thing that panels, reports and history are made of. */
export interface Reading extends Verdict {
  /** `kind:target`, for example `disk:/data`. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly group: Group;
  readonly component: Component | null;
  /** One failing critical item caps the whole status. */
  readonly critical: boolean;
  readonly weight: number;
  /** Epoch ms of this look. */
  readonly takenAt: number;
  /** Epoch ms since when the status is what it is. */
  readonly since: number;
  readonly tookMs: number;
  readonly intervalMs: number;
  /** Epoch ms until which the check is paused; null when it runs. A paused check counts for nothing. */
  readonly pausedUntil: number | null;
}

/** A reading older than twice its interval (at least ten seconds), or from that far in the future, says nothing of now. */
export function isStale(reading: Pick<Reading, 'takenAt' | 'intervalMs'>, now: number): boolean {
  return Math.abs(now - reading.takenAt) > Math.max(2 * reading.intervalMs, 10_000);
}

/**
 * Whether a reading says that its target is not there to be judged: nothing is configured, or a credential is missing. A
 * probe says so with `data: {excluded: true}`; such a reading is shown grey with its next step and counts nowhere.
 */
export function isOutOfCount(reading: Pick<Reading, 'data'>): boolean {
  return reading.data?.['excluded'] === true;
}
