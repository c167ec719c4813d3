import { pastOf } from '#domain/past.ts';
import type { Reading } from '#domain/reading.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

import { weekOf } from './days.ts';

/** Points of a line on Home. */
const POINTS = 60;
const DAY_MS = 86_400_000;
/** Looks of a day at the usual interval, and checks whose day is read: the rest would take longer than anybody waits. */
const MOST_LOOKS = 3000;
const MOST_DAYS = 60;

/**
 * Fills the lines of the panels with what was seen before this start, and tells how often services were up in a day. Leaves
 * out what is `recalled` already; returns what is now.
 */
export function recallPast(
  { state, clock }: World,
  store: AppStore,
  recalled: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const { trends } = store.getState();
  const readings = Object.values(store.getState().readings).filter(({ id }) => !recalled.has(id));
  const now = clock.now();
  const lines = readings.map(({ id, intervalMs }) => {
    const fresh = trends[id] ?? [];
    const samples = state.history(id, now - POINTS * intervalMs, POINTS);
    const before = samples.slice(0, Math.max(0, samples.length - fresh.length));
    const values = before.map((sample) => (sample.status === 'unknown' ? null : sample.value));
    return [id, [...values, ...fresh].slice(-POINTS)] as const;
  });
  const days = readings
    .filter(hasStrip)
    .slice(0, MOST_DAYS)
    .map(({ id, intervalMs }) => [id, pastOf(state.history(id, now - DAY_MS, MOST_LOOKS), intervalMs)] as const);
  store.acts.set({
    days: weekOf({ state, clock }),
    trends: { ...trends, ...Object.fromEntries(lines) },
    past: { ...store.getState().past, ...Object.fromEntries(days) },
  });
  return new Set([...recalled, ...readings.map(({ id }) => id)]);
}

/** Whether Home shows a strip of looks for it. */
const hasStrip = ({ group }: Reading): boolean => group === 'services' || group === 'checks';
