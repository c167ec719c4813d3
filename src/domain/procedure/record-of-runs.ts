import { durationOf, type RunItem, standingOf } from './standing.ts';

/** How runs of one kind went so far. */
export interface TrackRecord {
  readonly ended: number;
  readonly done: number;
  /** Of those that ended as planned; null when none did. */
  readonly medianMs: number | null;
}

/** Counts the runs that are over; one that waits for a decision is not. */
export function trackRecord(items: readonly RunItem[]): TrackRecord {
  const over = items.filter((item) => ['done', 'undone', 'abandoned'].includes(standingOf(item)));
  const done = over.filter((item) => item.state.state === 'done');
  const times = done.map(({ state }) => durationOf(state, 0) ?? 0).toSorted((a, b) => a - b);
  return { ended: over.length, done: done.length, medianMs: times[Math.floor(times.length / 2)] ?? null };
}
