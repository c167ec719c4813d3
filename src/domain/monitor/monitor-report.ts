import type { JsonObject } from '#domain/json.ts';
import { healthJson } from '#domain/report/json.ts';
import type { HealthReport } from '#domain/report/report.ts';
import { iso } from '#domain/report/time.ts';

import { metricsSnapshot } from './metrics-snapshot.ts';

/** One line of the health log. */
export interface HealthPoint {
  /** Epoch ms. */
  readonly at: number;
  readonly value: number | null;
}

/** What a monitor saw from its start on. */
export interface Watched {
  /** Epoch ms. */
  readonly startedAt: number;
  readonly intervalMs: number;
  /** Looks since the start. */
  readonly looks: number;
  readonly points: readonly HealthPoint[];
  readonly opened: number;
  readonly resolved: number;
}

/** The report that `monitor --output` writes: the health at its end, and what was seen until then. */
export function monitorReport(report: HealthReport, watched: Watched): JsonObject {
  const { startedAt, intervalMs, looks, points, opened, resolved } = watched;
  const known = points.flatMap(({ value }) => value ?? []);
  return {
    ...healthJson(report),
    monitor: {
      startedAt: iso(startedAt),
      endedAt: iso(report.at),
      durationMs: report.at - startedAt,
      intervalMs,
      looks,
      incidentsOpened: opened,
      incidentsResolved: resolved,
      lowest: known.length === 0 ? null : Math.min(...known),
      health: points.map(({ at, value }) => ({ at: iso(at), value })),
    },
    metrics: metricsSnapshot(report),
  };
}
