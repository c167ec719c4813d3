import type { JsonObject } from '#domain/json.ts';
import type { Group } from '#domain/reading.ts';
import type { HealthReport, ReportedCheck } from '#domain/report/report.ts';

/**
 * The numbers of a moment in the four parts of the guide's performance snapshot. Only what a check measured is in it; a part
 * nobody measures is empty.
 */
export function metricsSnapshot({ checks }: HealthReport): JsonObject {
  const of = (...groups: readonly Group[]): JsonObject =>
    Object.fromEntries(checks.filter((check) => groups.includes(check.group)).flatMap(numbers));
  return {
    system_metrics: of('system'),
    memory_metrics: of('memory'),
    agent_metrics: of('agents'),
    workflow_metrics: of('projects', 'services', 'integrations', 'framework', 'checks'),
  };
}

function numbers(check: ReportedCheck): [string, JsonObject][] {
  if (!check.counts || check.status === 'unknown') return [];
  const main = check.value === undefined ? {} : { value: check.value, unit: check.unit ?? null };
  const others = (check.metrics ?? []).map(({ name, value, unit }) => [name, { value, unit }] as const);
  const measured = { ...main, ...Object.fromEntries(others) };
  return Object.keys(measured).length === 0 ? [] : [[check.id, measured]];
}
