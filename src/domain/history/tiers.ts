const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Looks as they were taken are kept for so long. */
export const RAW_KEPT_MS = 2 * DAY;

/** What is remembered for longer, coarser the older it is. */
export interface Tier {
  readonly table: 'r60' | 'r900' | 'r3600';
  readonly stepMs: number;
  readonly keptMs: number;
}

/** The finest first; each step is a whole number of the one before. */
export const TIERS: readonly [Tier, Tier, Tier] = [
  { table: 'r60', stepMs: MINUTE, keptMs: 14 * DAY },
  { table: 'r900', stepMs: 15 * MINUTE, keptMs: 90 * DAY },
  { table: 'r3600', stepMs: HOUR, keptMs: 730 * DAY },
];

/** How long a look stands when none follows: two intervals, at least ten seconds. Beyond it nobody knows. */
export const holdOf = (intervalMs: number): number => Math.max(2 * intervalMs, 10_000);
