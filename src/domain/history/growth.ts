import { growthPerDay, type Point } from '#domain/trend.ts';

/** How something that fills up grew over days. */
export interface Growth {
  /** Points of a percentage a day; 0 when it stands still. */
  readonly perDay: number;
  /** Time that was looked at. */
  readonly overMs: number;
  /** Points of a percentage since this time yesterday; null when nothing is known of then. */
  readonly sinceYesterday: number | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below that the last day says as much. */
const LEAST_MS = 2 * DAY_MS;
/** How far from this time yesterday a value may be. */
const NEAR_MS = 3 * HOUR_MS;

/** The growth of a percentage, the oldest value first; null when less than two days of it are known. */
export function growthOf(points: readonly Point[], now: number): Growth | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) return null;
  const perDay = growthPerDay(points);
  if (perDay === null) return null;
  const then = points.findLast(({ at }) => at <= now - DAY_MS);
  const isNear = then !== undefined && now - DAY_MS - then.at <= NEAR_MS;
  return { perDay, overMs: last.at - first.at, sinceYesterday: isNear ? last.value - then.value : null };
}
