/** One value at one time (epoch ms). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

const HOUR_MS = 3_600_000;
/** A fall this deep was somebody tidying up: what came before says nothing about what comes. */
const FALL = 2;
/** A rise smaller than this over all the time seen cannot be told from rounding. */
const RISE = 0.5;

/**
 * How fast a percentage grows, in points a day: the line of least squares through at least an hour of it since the last
 * deep fall. 0 when it stands still, null when there is too little to say. Points are oldest first.
 */
export function growthPerDay(points: readonly Point[]): number | null {
  const recent = points.slice(lastFall(points));
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < HOUR_MS || recent.length < 3) return null;
  const meanAt = mean(recent.map((point) => point.at));
  const meanValue = mean(recent.map((point) => point.value));
  const spread = recent.reduce((sum, point) => sum + (point.at - meanAt) ** 2, 0);
  const slope = recent.reduce((sum, point) => sum + (point.at - meanAt) * (point.value - meanValue), 0) / spread;
  return Math.abs(slope * (last.at - first.at)) < RISE ? 0 : slope * 24 * HOUR_MS;
}

/** Days until `value` reaches 100 at a growth per day; null when it never does. */
export function daysUntilFull(value: number, growth: number | null): number | null {
  return growth === null || growth <= 0 ? null : Math.max(0, (100 - value) / growth);
}

/** Where the points since the last deep fall begin. */
function lastFall(points: readonly Point[]): number {
  return Math.max(
    0,
    points.findLastIndex((point, index) => (points[index - 1]?.value ?? point.value) - point.value >= FALL),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
