import { isOutOfCount, isStale, type Group, type Reading } from './reading.ts';
import { isPaused } from './score-items.ts';
import { WORTH } from './score.ts';
import { type Status, STATUSES } from './status.ts';

/** The four parts people ask for by name, in the order they are shown, and the groups each is made of. */
export const SUBSYSTEMS = {
  services: ['services', 'checks'],
  memory: ['memory'],
  agents: ['agents'],
  integrations: ['integrations', 'framework'],
} as const satisfies Record<string, readonly Group[]>;

export type SubsystemName = keyof typeof SUBSYSTEMS;

export type Subsystem = Readonly<Record<Status, number>> & {
  /** 0..100, rounded down, of what is known: ok counts whole, warning half; null when nothing is known. */
  readonly percent: number | null;
  readonly paused: number;
  readonly total: number;
};

/** Health of one subsystem. What is paused or has no target counts for nothing; what is stale is unknown. */
export function subsystemOf(name: SubsystemName, readings: readonly Reading[], now: number): Subsystem {
  const groups: readonly Group[] = SUBSYSTEMS[name];
  const all = readings.filter((reading) => groups.includes(reading.group));
  const resting = all.filter((reading) => isPaused(reading, now));
  const active = all.filter((reading) => !isPaused(reading, now) && !isOutOfCount(reading));
  const counts = { ok: 0, warning: 0, critical: 0, unknown: 0 };
  for (const reading of active) counts[isStale(reading, now) ? 'unknown' : reading.status] += 1;
  const percent = percentOf(all, now);
  return { percent, ...counts, paused: resting.length, total: active.length + resting.length };
}

/**
 * 0..100, rounded down: how much of what is known is well. Ok counts whole, a warning half; what is paused or has no
 * target counts for nothing, what is unknown or too old is left out. Null when nothing is known.
 */
export function percentOf(readings: readonly Reading[], now: number): number | null {
  let [earned, weight] = [0, 0];
  for (const reading of readings) {
    if (isPaused(reading, now) || isOutOfCount(reading) || isStale(reading, now) || reading.status === 'unknown')
      continue;
    earned += reading.weight * WORTH[reading.status];
    weight += reading.weight;
  }
  return weight === 0 ? null : Math.floor((100 * earned) / weight + 1e-9);
}

/** How many readings have each status, paused ones left out. */
export function countByStatus(readings: readonly { readonly status: Status }[]): Readonly<Record<Status, number>> {
  const count = (status: Status): number => readings.filter((reading) => reading.status === status).length;
  const [ok, warning, critical, unknown] = STATUSES.map(count);
  return { ok: ok ?? 0, warning: warning ?? 0, critical: critical ?? 0, unknown: unknown ?? 0 };
}
