import { advance } from '#domain/alerts/advance.ts';
import { explainedBy, moodOf } from '#domain/alerts/mood.ts';
import { recheckIn } from '#domain/alerts/recheck.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { NEW_TRACK, type Track } from '#domain/alerts/track.ts';
import type { Reading } from '#domain/reading.ts';

/**
 * Follows each check by the alert rules, beside the state, to know which of them to look at again soon. After a restart it
 * begins anew: then a few looks more are made than needed.
 */
export class Alertness {
  readonly #tracks = new Map<string, Track>();
  readonly #settings: () => AlertSettings;

  constructor(settings: () => AlertSettings) {
    this.#settings = settings;
  }

  /** Whether this reading, were it the next, would open an incident. */
  wouldOpen(reading: Reading): boolean {
    const { effect } = this.#step(reading);
    return effect === 'open' || effect === 'flap';
  }

  /** Takes the reading in; answers in how many ms to look again beside the grid, null for no hurry. */
  follow(reading: Reading): number | null {
    if (reading.pausedUntil !== null) return null;
    const { track } = this.#step(reading);
    this.#tracks.set(reading.id, track);
    const soon = recheckIn(track, this.#settings());
    return soon !== null && soon < reading.intervalMs ? soon : null;
  }

  forget(id: string): void {
    this.#tracks.delete(id);
  }

  #step(reading: Reading): ReturnType<typeof advance> {
    const settings = this.#settings();
    const { id, takenAt: at, intervalMs } = reading;
    const mood = moodOf(reading, settings.warnings);
    const look = { at, mood, intervalMs, explainedBy: explainedBy(reading), held: false };
    return advance(this.#tracks.get(id) ?? NEW_TRACK, look, settings);
  }
}
