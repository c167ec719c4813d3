import { daysUntilFull, growthPerDay, type Point } from '#domain/trend.ts';

/** When something that grows is full, and what that is concluded from. */
export interface Forecast {
  readonly days: number;
  /** Points of a percentage a day. */
  readonly perDay: number;
  /** Time that was looked at, and values in it. */
  readonly overMs: number;
  readonly points: number;
}

const DAY_MS = 86_400_000;
/** A week says more than a day once there are two days of it. */
const WEEK_FROM_MS = 2 * DAY_MS;
/** The last hour only has a say about what ends within a day: a burst is no trend. */
const BURST_DAYS = 1;
/** Nobody knows what is in a year. */
const FARTHEST_DAYS = 365;

export interface Grown {
  /** Percentages, the oldest first, up to now. */
  readonly hour: readonly Point[];
  readonly day: readonly Point[];
  readonly week: readonly Point[];
}

/**
 * When a percentage reaches 100: at the pace of the week, of the day while less is known, of the last hour when that ends
 * within a day. Null when it does not grow, too little is known, or it takes longer than a year.
 */
export function forecastOf({ hour, day, week }: Grown): Forecast | null {
  const burst = paceOf(hour);
  if (burst !== null && burst.days <= BURST_DAYS) return burst;
  const known = (week.at(-1)?.at ?? 0) - (week[0]?.at ?? 0);
  return paceOf(known >= WEEK_FROM_MS ? week : day);
}

/** `full in 6 d`, `full in 5 h`. */
export const forecastText = ({ days }: Pick<Forecast, 'days'>): string => `full in ${inWords(days)}`;

/** `grows 1.3 % a day, seen over 7 d`: why. */
export function evidenceText({ perDay, overMs, points }: Forecast): string {
  const over =
    overMs < DAY_MS ? `${Math.max(1, Math.round(overMs / 3_600_000))} h` : `${Math.round(overMs / DAY_MS)} d`;
  return `grows ${perDay < 10 ? Math.round(perDay * 10) / 10 : Math.round(perDay)} % a day, seen over ${over} in ${points} values`;
}

function paceOf(points: readonly Point[]): Forecast | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const perDay = growthPerDay(points);
  const days = daysUntilFull(last.value, perDay);
  if (perDay === null || days === null || days > FARTHEST_DAYS) return null;
  return { days, perDay, overMs: last.at - first.at, points: points.length };
}

function inWords(days: number): string {
  return days >= 1 ? `${Math.floor(days)} d` : `${Math.floor(days * 24)} h`;
}
