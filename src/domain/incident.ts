import type { Reading } from './reading.ts';
import { isStale } from './reading.ts';

/** A run of failing looks: opened by two critical readings in a row, closed by the first ok or warning one. */
export interface Incident {
  /** `i-17` */
  readonly id: string;
  readonly checkId: string;
  readonly title: string;
  readonly summary: string;
  /** Epoch ms, as the others. */
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly acknowledgedAt: number | null;
}

/** How many critical readings a check gave in a row, and when the last of them was taken (epoch ms). */
export interface Streak {
  readonly count: number;
  readonly at: number;
}

/** Two critical readings in a row open an incident. */
export const OPENS_AT = 2;

/** What a reading means for the incident of its check. */
export type Effect = 'open' | 'close' | 'none';

/**
 * The streak after a reading. An unknown one neither adds nor ends it. A critical reading that comes long after the last
 * one begins a new streak: nobody knows what was in between.
 */
export function extendStreak(streak: Streak, reading: Reading): Streak {
  if (isExempt(reading)) return { count: 0, at: reading.takenAt };
  if (reading.status === 'unknown') return streak;
  if (reading.status !== 'critical') return { count: 0, at: reading.takenAt };
  const broken = isStale({ takenAt: streak.at, intervalMs: reading.intervalMs }, reading.takenAt);
  return { count: broken ? 1 : streak.count + 1, at: reading.takenAt };
}

/** Opens at the second critical reading, closes at the first ok or warning one; a suppressed check still closes. */
export function effectOf(streak: Streak, reading: Reading): Effect {
  if (reading.status === 'ok' || reading.status === 'warning') return 'close';
  return streak.count >= OPENS_AT ? 'open' : 'none';
}

/** Paused, or explained by the failure of a check it depends on: no incident of its own. */
export function isExempt(reading: Pick<Reading, 'pausedUntil' | 'data'>): boolean {
  return reading.pausedUntil !== null || typeof reading.data?.['suppressedBy'] === 'string';
}
