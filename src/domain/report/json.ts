import type { Incident } from '#domain/incident.ts';
import type { JsonObject } from '#domain/json.ts';
import { type Explanation, explain } from '#domain/score-explain.ts';

import type { Advice } from './advice/advice.ts';
import type { HealthReport, ReportedCheck } from './report.ts';
import { iso } from './time.ts';

/** The report for programs, as docs/json.md describes it. */
export function healthJson({ at, score, subsystems, checks, incidents, advice, notices }: HealthReport): JsonObject {
  const { value, low, high, coverage, status, reasons } = score;
  return {
    schema: 1,
    timestamp: iso(at),
    score: { value, low, high, coverage, status, reasons },
    subsystems,
    checks: checks.map(checkJson),
    incidents: incidents.map(incidentJson),
    recommendations: advice.map(adviceJson),
    notices,
  };
}

/** One thing to do next. */
export function adviceJson({ rule, check, title, severity, evidence, next }: Advice): JsonObject {
  return { rule, check, title, severity, evidence, next };
}

/** One check with its latest reading. Unknown is null. */
export function checkJson(check: ReportedCheck): JsonObject {
  const { id, kind, title, group, component, critical, weight, status, summary, stale } = check;
  return {
    id,
    kind,
    title,
    group,
    component,
    critical,
    weight,
    status,
    summary,
    value: check.value ?? null,
    unit: check.unit ?? null,
    hint: check.hint ?? null,
    metrics: (check.metrics ?? []).map((metric) => ({ name: metric.name, value: metric.value, unit: metric.unit })),
    data: check.data ?? null,
    evidence: check.evidence ?? null,
    stale,
    counts: check.counts,
    takenAt: check.takenAt === 0 ? null : iso(check.takenAt),
    since: check.since === 0 ? null : iso(check.since),
    tookMs: check.tookMs,
    intervalMs: check.intervalMs,
    pausedUntil: iso(check.paused ? check.pausedUntil : null),
  };
}

export function incidentJson(incident: Incident): JsonObject {
  const { id, checkId, title, summary, openedAt, closedAt, acknowledgedAt, acknowledgedUntil } = incident;
  return {
    id,
    checkId,
    title,
    summary,
    openedAt: iso(openedAt),
    closedAt: iso(closedAt),
    acknowledgedAt: iso(acknowledgedAt),
    acknowledgedBy: incident.acknowledgedBy,
    acknowledgedUntil: iso(acknowledgedUntil),
    severity: incident.severity,
    flapping: incident.flapping,
    count: incident.count,
    note: incident.note,
  };
}

/** The account of the score; points with two digits, which add up to 100. */
export function explanationJson(report: HealthReport): JsonObject {
  const account: Explanation = explain(report.score);
  const points = (hundredths: number): number => hundredths / 100;
  return {
    earned: points(account.earned),
    lost: points(account.lost),
    rounding: points(account.rounding),
    absent: account.absent,
    parts: account.parts.map((part) => ({
      component: part.component,
      nominal: part.nominal,
      full: points(part.full),
      earned: points(part.earned),
      lost: points(part.lost),
      coverage: part.coverage,
      items: part.items.map((item) => ({
        id: item.id,
        title: item.title,
        status: item.status,
        summary: item.summary,
        critical: item.critical,
        weight: item.weight,
        full: points(item.full),
        earned: points(item.earned),
        lost: points(item.lost),
      })),
    })),
  };
}
