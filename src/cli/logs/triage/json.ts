import type { TriageReport } from '#domain/logs/triage/report.ts';
import type { ErrorCount, TriageRequest } from '#services/ports/triage.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const statusOf = (errors: number, limit: number): 'ok' | 'warning' => (errors > limit ? 'warning' : 'ok');

/** The document that docs/json.md describes. */
export function reportJson(report: TriageReport, limit: number): string {
  const { since, until, hours, templates, errors, ...rest } = report;
  return print({
    status: statusOf(errors, limit),
    errors,
    limit,
    since: isoOrNull(since),
    until: iso(until),
    ...rest,
    hours: hours.map(({ at, ...counts }) => ({ at: iso(at), ...counts })),
    templates: templates.map(({ firstSeen, lastSeen, ...template }) => ({
      ...template,
      firstSeen: isoOrNull(firstSeen),
      lastSeen: isoOrNull(lastSeen),
    })),
  });
}

/** The same for `--count`. */
export function countJson({ errors, ...rest }: ErrorCount, { since, now }: TriageRequest, limit: number): string {
  return print({ status: statusOf(errors, limit), errors, limit, since: isoOrNull(since), until: iso(now), ...rest });
}

function print(document: object): string {
  return `${JSON.stringify({ schema: 1, ...document }, null, 2)}\n`;
}
