import type { ScoreLimits } from '#domain/score.ts';

import type { Weekly } from './weekly.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A planned quiet of the configuration: of once, or of every week. */
export type Planned =
  | { readonly type: 'once'; readonly scope: string; readonly from: number; readonly to: number; readonly why: string }
  | (Weekly & { readonly type: 'weekly'; readonly scope: string; readonly why: string });

/** Everything the alert rules may be told. Durations in ms, shares 0..1. */
export interface AlertSettings {
  /** Failing looks in a row, and the time from the first to the last of them, that open an incident. */
  readonly fails: number;
  readonly badForMs: number;
  /** Share of failing looks on the grid within the window that opens one too, once this much was observed. */
  readonly share: number;
  readonly windowMs: number;
  readonly windowLeastMs: number;
  /** How soon a check is looked at again while it is not clear whether it fails or is well again. */
  readonly recheckMs: number;
  /** Good looks in a row, their time, and the window in which the share must be small again: all three close it. */
  readonly oks: number;
  readonly okForMs: number;
  readonly closeWindowMs: number;
  /** So many openings within the time are one flapping incident, which ends after so long without a failing look. */
  readonly flapOpens: number;
  readonly flapWithinMs: number;
  readonly flapCleanMs: number;
  /** After the opening was told; the last repeats. */
  readonly remindersMs: readonly number[];
  /** Globs of checks whose warning counts as failing too. */
  readonly warnings: readonly string[];
  /** Checks that tell whether this machine is connected: when all of them fail, what is remote is not to blame. */
  readonly connectivity: readonly string[];
  readonly maintenance: readonly Planned[];
  /** The overall score is a check itself, critical below `criticalBelow`; null where nobody says what is too low. */
  readonly score: ScoreLimits | null;
  /** How often the score is judged. */
  readonly scoreEveryMs: number;
}

export const DEFAULT_ALERTS: AlertSettings = {
  fails: 3,
  badForMs: MINUTE,
  share: 0.2,
  windowMs: 10 * MINUTE,
  windowLeastMs: 5 * MINUTE,
  recheckMs: 10 * SECOND,
  oks: 3,
  okForMs: MINUTE,
  closeWindowMs: 5 * MINUTE,
  flapOpens: 3,
  flapWithinMs: HOUR,
  flapCleanMs: 10 * MINUTE,
  remindersMs: [HOUR, 4 * HOUR, 24 * HOUR],
  warnings: [],
  connectivity: [],
  maintenance: [],
  score: null,
  scoreEveryMs: 30 * SECOND,
};
