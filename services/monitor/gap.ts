import type { Clock } from '#services/ports/clock.ts';

/** The clocks may disagree, and a timer may be late, by this much before we say that time went by unobserved. */
const TOLERANCE_MS = 2000;

/**
 * Notices time in which nothing was observed. In a suspend the monotonic clock of Linux stands still and only the wall
 * clock moves on; a stopped process or a blocked loop shows as a timer that comes late; a clock that somebody set looks
 * like a suspend and deserves the same: do not trust what was seen before.
 */
export class GapDetector {
  readonly #clock: Clock;
  #wall = 0;
  #monotonic = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.reset();
  }

  reset(): void {
    this.#wall = this.#clock.now();
    this.#monotonic = this.#clock.monotonic();
  }

  /** Milliseconds missed since the last look, given when on the monotonic clock this look was planned; null for none. */
  look(planned: number): number | null {
    const wall = this.#clock.now() - this.#wall;
    const monotonic = this.#clock.monotonic() - this.#monotonic;
    const late = this.#clock.monotonic() - planned;
    this.reset();
    const missed = Math.max(Math.abs(wall - monotonic), late);
    return missed > TOLERANCE_MS ? missed : null;
  }
}
