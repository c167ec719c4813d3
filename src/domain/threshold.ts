import type { Status } from './status.ts';

/**
 * Limits of one number. A value at or beyond a limit has crossed it. To step back to a better status the value must be
 * better than the limit by `hysteresis`, so that a value at the edge does not flap.
 */
export interface Thresholds {
  readonly warning: number | null;
  readonly critical: number | null;
  /** `above` (default): large is bad; `below`: small is bad. */
  readonly bad?: 'above' | 'below' | undefined;
  readonly hysteresis?: number | undefined;
}

/** Judges a value against limits, given the status of the last look (null for the first). */
export function judge(value: number, limits: Thresholds, previous: Status | null = null): Status {
  if (!Number.isFinite(value)) return 'unknown';
  const held = previous === 'critical' ? ['critical', 'warning'] : previous === 'warning' ? ['warning'] : [];
  if (crosses(value, limits.critical, limits, held.includes('critical'))) return 'critical';
  if (crosses(value, limits.warning, limits, held.includes('warning'))) return 'warning';
  return 'ok';
}

function crosses(value: number, limit: number | null, { bad, hysteresis = 0 }: Thresholds, held: boolean): boolean {
  if (limit === null) return false;
  const slack = held ? hysteresis : 0;
  return bad === 'below' ? value <= limit + slack : value >= limit - slack;
}
