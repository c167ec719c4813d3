import type { ReportedCheck } from './report.ts';

/** What to do next, from the hints of what is not ok, worst first and each once. */
export function recommendations(checks: readonly ReportedCheck[]): readonly string[] {
  const told = checks.flatMap((check) =>
    check.status === 'ok' || check.hint === undefined ? [] : [`${check.title}: ${check.hint}`],
  );
  return [...new Set(told)];
}
