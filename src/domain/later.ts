/** A reading that arrives after a younger one is late by seconds; one that is older by more was taken on another clock. */
const MOST_LATE_MS = 600_000;

/**
 * Whether a reading taken at `next` (epoch ms) takes the place of one taken at `known`: it is younger, or the clock was
 * set back meanwhile, when waiting for it to catch up would mean to believe the old one for as long.
 */
export function isLater(next: number, known: number): boolean {
  return next >= known || known - next > MOST_LATE_MS;
}
