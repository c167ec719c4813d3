import type { Group, Reading } from '#domain/reading.ts';
import { byBadness } from '#domain/status.ts';

/** Readings of some groups: worst first, then by name. */
export function readingsOf(readings: Readonly<Record<string, Reading>>, groups: readonly Group[]): readonly Reading[] {
  return Object.values(readings)
    .filter((reading) => groups.includes(reading.group))
    .toSorted(worstFirst);
}

export function worstFirst(a: Reading, b: Reading): number {
  return byBadness(a.status, b.status) || a.title.localeCompare(b.title);
}

/** What needs a person: failing readings, worst and longest first. */
export function problemsOf(readings: Readonly<Record<string, Reading>>): readonly Reading[] {
  return Object.values(readings)
    .filter((reading) => reading.status === 'critical' || reading.status === 'warning')
    .toSorted((a, b) => byBadness(a.status, b.status) || a.since - b.since);
}
