import type { Invocation } from '#cli/command.ts';
import { plural, span } from '#domain/format.ts';
import { checkJson } from '#domain/report/json.ts';
import type { HealthReport, ReportedCheck } from '#domain/report/report.ts';

/** Prints checks with their latest readings, worst first: a row each, or `{schema, checks: [...]}`. */
export function printChecks({ stdout, values }: Invocation, { checks, at }: HealthReport): void {
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, checks: checks.map(checkJson) }, null, 2)}\n`);
    return;
  }
  const width = Math.max(0, ...checks.map(({ id }) => id.length));
  for (const check of checks) {
    stdout.write(`${statusOf(check).padEnd(8)}  ${check.id.padEnd(width)}  ${aboutOf(check, at)}\n`);
    if (check.status !== 'ok' && check.hint !== undefined) stdout.write(`${' '.repeat(width + 12)}${check.hint}\n`);
  }
  stdout.write(`${plural(checks.length, 'check')}\n`);
}

function statusOf(check: ReportedCheck): string {
  return check.paused ? 'paused' : check.counts ? check.status : 'not set';
}

function aboutOf({ summary, takenAt, paused, pausedUntil }: ReportedCheck, now: number): string {
  const seen = takenAt === 0 || now - takenAt < 1000 ? '' : ` (${span(now - takenAt)} ago)`;
  const until = paused && pausedUntil !== null ? `, until ${new Date(pausedUntil).toISOString()}` : '';
  return `${summary}${seen}${until}`;
}
