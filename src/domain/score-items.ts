import { isOutOfCount, isStale, type Reading } from './reading.ts';
import type { ScoreItem } from './score.ts';

/**
 * Readings as the score takes them: a paused check and one without a target count for nothing, and one that was not
 * looked at for too long is unknown, because its reading no longer says what is.
 */
export function scoreItems(readings: readonly Reading[], now: number): readonly ScoreItem[] {
  return readings.map((reading) => ({
    id: reading.id,
    title: reading.title,
    status: isStale(reading, now) ? 'unknown' : reading.status,
    summary: reading.summary,
    component: reading.component,
    critical: reading.critical,
    weight: reading.weight,
    excluded: isPaused(reading, now) || isOutOfCount(reading),
  }));
}

/** Paused now; a pause that has run out counts again before the next look says so. */
export function isPaused(reading: Pick<Reading, 'pausedUntil'>, now: number): boolean {
  return reading.pausedUntil !== null && reading.pausedUntil > now;
}
