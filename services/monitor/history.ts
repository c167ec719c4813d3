import { accountOf, type HistoryAccount } from '#domain/history/account.ts';
import { availabilityOf } from '#domain/history/availability.ts';
import { BURN_WINDOWS, budgetOf, type ErrorBudget } from '#domain/history/budget.ts';
import { type Forecast, forecastOf } from '#domain/history/forecast.ts';
import type { Bucket } from '#domain/history/range.ts';
import type { Point } from '#domain/trend.ts';
import type { World } from '#services/ports/world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Steps fine enough for the times that a budget looks at. */
const BUDGET_POINTS = 60;

export interface HistoryRequest {
  readonly id: string;
  readonly title: string;
  readonly unit: string | undefined;
  /** Whether it is a percentage of something that fills up. */
  readonly fills: boolean;
  readonly spanMs: number;
  readonly points: number;
  /** Promised share of the time, 0..1, over a time; null when nothing is promised. */
  readonly promise: { readonly target: number; readonly windowMs: number } | null;
  readonly signal?: AbortSignal;
}

type Asked = Pick<World, 'series' | 'state' | 'clock'>;

/** Everything about one check over the last `spanMs`. Rejects with OpsError `history-unreadable`. */
export async function historyOf(world: Asked, request: HistoryRequest): Promise<HistoryAccount> {
  const { id, title, unit, fills, spanMs, points, promise, signal } = request;
  const now = world.clock.now();
  const [range, budget, forecast] = await Promise.all([
    world.series.range(id, now - spanMs, now, points, signal),
    promise === null ? null : budgetFor(world, id, promise, signal),
    fills ? forecastFor(world, id, signal) : null,
  ]);
  const incidents = world.state.incidents(range.from);
  return accountOf({ id, title, unit, range, budget, forecast, incidents });
}

/** How much of a promise is left. */
export async function budgetFor(
  { series, clock }: Pick<World, 'series' | 'clock'>,
  id: string,
  { target, windowMs }: { readonly target: number; readonly windowMs: number },
  signal?: AbortSignal,
): Promise<ErrorBudget> {
  const now = clock.now();
  const over = async (ms: number) =>
    [ms, availabilityOf((await series.range(id, now - ms, now, BUDGET_POINTS, signal)).total)] as const;
  const [[, whole], ...recent] = await Promise.all([over(windowMs), ...BURN_WINDOWS.map(over)]);
  return budgetOf(target, windowMs, whole, new Map(recent));
}

/** When a percentage will be full; `latest` is one that is not recorded yet. */
export async function forecastFor(
  { series, clock }: Pick<World, 'series' | 'clock'>,
  id: string,
  signal?: AbortSignal,
  latest?: number,
): Promise<Forecast | null> {
  const now = clock.now();
  const over = async (ms: number, points: number): Promise<readonly Point[]> => {
    const { buckets, bucketMs } = await series.range(id, now - ms, now, points, signal);
    const seen = buckets.flatMap((bucket) => pointOf(bucket, Math.min(bucket.at + bucketMs, now)));
    return latest === undefined ? seen : [...seen, { at: now, value: latest }];
  };
  // A little more than an hour: a pace needs a whole one between the first and the last value.
  const [hour, day, week] = await Promise.all([over(1.25 * HOUR_MS, 75), over(DAY_MS, 96), over(7 * DAY_MS, 168)]);
  return forecastOf({ hour, day, week });
}

const pointOf = ({ last }: Bucket, at: number): readonly Point[] => (last === null ? [] : [{ at, value: last }]);
