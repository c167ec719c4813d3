import { effectOf, extendStreak, isExempt } from '#domain/incident.ts';
import { isLater } from '#domain/later.ts';
import type { Reading } from '#domain/reading.ts';

import type { Tables } from './tables.ts';

const NO_STREAK = { count: 0, at: 0 };

/** Stores readings, opens and closes incidents. Older than what is stored: left out. */
export function record({ readings, incidents }: Tables, batch: readonly Reading[]): void {
  const seq = readings.nextSeq();
  const failing = incidents.failing();
  for (const reading of batch) {
    const known = readings.known(reading.id);
    if (known && !isLater(reading.takenAt, known.takenAt)) continue;
    const streak = extendStreak(known?.streak ?? NO_STREAK, reading);
    readings.put(reading, streak, seq);
    if (reading.pausedUntil !== null) continue;
    const effect = effectOf(streak, reading);
    if (effect === 'close' && failing.delete(reading.id)) incidents.close(reading.id, reading.takenAt);
    else if (effect === 'open' && !isExempt(reading)) {
      incidents.open(reading);
      failing.add(reading.id);
    }
  }
}

/** Forgets checks that no longer exist; their open incidents end. */
export function retain({ readings, incidents, names }: Tables, ids: readonly string[], now: number): void {
  const kept = new Set(ids);
  for (const id of readings.ids()) {
    if (kept.has(id)) continue;
    readings.drop(id);
    names.pause(id, null);
    incidents.close(id, now);
  }
}
