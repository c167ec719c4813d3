import type { Config } from '#config/config.ts';
import { OVERALL } from '#domain/alerts/overall.ts';
import type { ErrorBudget } from '#domain/history/budget.ts';
import type { Reading } from '#domain/reading.ts';
import type { Latency } from '#domain/report/latency.ts';
import { type HealthReport, healthReport } from '#domain/report/report.ts';
import { uptimeOf } from '#domain/report/uptime.ts';
import type { World } from '#services/ports/world.ts';

const DAY_MS = 86_400_000;
/** Raw samples are kept for two days; a check each second gives this many. */
const SAMPLES = 172_800;
/** A sample stands for at most this many intervals; what is beyond was not observed. */
const HOLDS = 2;

/** The report of some readings, with incidents of the last day and what the state has to say. */
export function reportOf(
  world: World,
  config: Config,
  readings: readonly Reading[],
  budgets?: ReadonlyMap<string, ErrorBudget>,
  latencies: readonly Latency[] = [],
): HealthReport {
  const { state, clock } = world;
  const at = clock.now();
  const intervals = new Map(readings.map((reading) => [reading.id, reading.intervalMs]));
  return healthReport({
    at,
    readings,
    latencies,
    ...(budgets === undefined ? {} : { budgets }),
    limits: config.health,
    incidents: state.incidents(at - DAY_MS).filter(({ checkId }) => intervals.has(checkId) || checkId === OVERALL),
    uptime: (id) => uptimeOf(state.history(id, at - 2 * DAY_MS, SAMPLES), at, HOLDS * (intervals.get(id) ?? 0)),
    notices: [...(state.notice === null ? [] : [state.notice]), ...config.notices],
  });
}
