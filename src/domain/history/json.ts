import type { JsonObject } from '#domain/json.ts';
import { incidentJson } from '#domain/report/json.ts';
import { iso } from '#domain/report/time.ts';

import type { HistoryAccount } from './account.ts';
import type { Bucket } from './range.ts';

/** For programs, as docs/json.md describes it. */
export function historyJson(account: HistoryAccount): JsonObject {
  const { id, title, unit, range, availability, budget, forecast, incidents } = account;
  return {
    schema: 1,
    id,
    title,
    unit: unit ?? null,
    from: iso(range.from),
    to: iso(range.to),
    bucketMs: range.bucketMs,
    total: totalJson(range.total),
    uptime: availability.uptime,
    coverage: availability.coverage,
    budget:
      budget === null
        ? null
        : {
            target: budget.target,
            windowMs: budget.windowMs,
            allowedMs: Math.round(budget.allowedMs),
            spentMs: budget.spentMs,
            leftMs: Math.round(budget.leftMs),
            burn: budget.burn === null ? null : { ...budget.burn },
          },
    forecast: forecast === null ? null : { ...forecast },
    incidents: incidents.map(incidentJson),
    buckets: range.buckets.map((bucket) => ({ at: iso(bucket.at), ...totalJson(bucket) })),
  };
}

function totalJson({ count, min, max, mean, last, p50, p95, p99, upMs, warningMs, downMs, gapMs }: Bucket): JsonObject {
  return { count, min, max, mean, last, p50, p95, p99, upMs, warningMs, downMs, gapMs };
}
