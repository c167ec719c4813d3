import { LOOKS, NO_PAST, withLook } from '#domain/past.ts';
import type { Reading } from '#domain/reading.ts';
import type { Incident } from '#services/ports/state.ts';

import type { AppState, Happening } from './state.ts';

/** Points of a trend line kept for the panels. */
const TREND = 120;
/** Ages on the screen move in steps of this size. */
const AGE_STEP_MS = 10_000;
const MOST_ACTIVITY = 200;

/**
 * The part of the state that a batch of readings changes; null when nothing a person could see did. Readings that show
 * the same keep their identity.
 */
export function mergeReadings(
  state: AppState,
  batch: readonly Reading[],
  incidents: readonly Incident[],
  at: number,
): Partial<AppState> | null {
  const changed = batch.filter((reading) => !looksTheSame(state.readings[reading.id], reading));
  const change: { -readonly [Key in keyof AppState]?: AppState[Key] } = {};
  if (changed.length > 0) {
    change.readings = { ...state.readings, ...Object.fromEntries(changed.map((reading) => [reading.id, reading])) };
    const happenings = changed.flatMap((reading) => happeningOf(state.readings[reading.id], reading));
    if (happenings.length > 0) change.activity = [...happenings, ...state.activity].slice(0, MOST_ACTIVITY);
  }
  const trends = extendTrends(state.trends, batch);
  if (trends !== state.trends) change.trends = trends;
  const past = extendPast(state.past, batch);
  if (past !== state.past) change.past = past;
  if (!sameIncidents(state.incidents, incidents)) change.incidents = incidents;
  if (at - state.now >= AGE_STEP_MS || Object.keys(change).length > 0) change.now = at;
  if (state.warmingUp && batch.length > 0) change.warmingUp = false;
  return Object.keys(change).length > 0 ? change : null;
}

function looksTheSame(a: Reading | undefined, b: Reading): boolean {
  return (
    a !== undefined &&
    a.status === b.status &&
    a.summary === b.summary &&
    a.value === b.value &&
    a.hint === b.hint &&
    a.pausedUntil === b.pausedUntil &&
    a.since === b.since &&
    JSON.stringify(a.data) === JSON.stringify(b.data) &&
    JSON.stringify(a.metrics) === JSON.stringify(b.metrics)
  );
}

/** A line that stays flat does not move: equal neighbours beyond a full trend change nothing. */
function extendTrends(trends: AppState['trends'], batch: readonly Reading[]): AppState['trends'] {
  let next: Record<string, readonly (number | null)[]> | null = null;
  for (const reading of batch) {
    const value = reading.status === 'unknown' ? null : (reading.value ?? null);
    const line = trends[reading.id] ?? [];
    if (line.length === TREND && line.every((point) => point === value)) continue;
    next ??= { ...trends };
    next[reading.id] = [...line, value].slice(-TREND);
  }
  return next ?? trends;
}

/** A strip that would look the same is left as it is, so that a quiet service causes no frame. */
function extendPast(past: AppState['past'], batch: readonly Reading[]): AppState['past'] {
  let next: Record<string, AppState['past'][string]> | null = null;
  for (const reading of batch) {
    const { looks } = past[reading.id] ?? NO_PAST;
    if (looks.length === LOOKS && looks.every((status) => status === reading.status)) continue;
    next ??= { ...past };
    next[reading.id] = withLook(past[reading.id] ?? NO_PAST, reading.status);
  }
  return next ?? past;
}

function happeningOf(before: Reading | undefined, after: Reading): Happening[] {
  if (before === undefined || before.status === after.status) return [];
  const tone = after.status === 'critical' ? 'error' : after.status === 'ok' ? 'ok' : 'warning';
  return [{ at: after.takenAt, tone, text: `${after.title}: ${after.summary}` }];
}

function sameIncidents(a: readonly Incident[], b: readonly Incident[]): boolean {
  return a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
}
