import { countByStatus } from '#domain/subsystems.ts';

import type { HealthReport, ReportedCheck } from './report.ts';

const WORDS = { healthy: 'OK', attention: 'WARNING', critical: 'CRITICAL', unknown: 'UNKNOWN' } as const;

/** Units that performance data knows; a number with another one goes without. */
const UNITS = new Set(['%', 's', 'ms', 'us', 'B', 'c']);

/** `HEALTH OK - 92 of 100 | score=92;85:;70:;0;100 …`, then what is not ok, a line each. */
export function healthNagios({ score, limits, checks }: HealthReport): string {
  const running = checks.filter((check) => check.counts);
  const counts = countByStatus(running);
  const problems = running.filter((check) => check.status !== 'ok');
  const told = score.value === null ? 'nothing is known' : `${score.value} of 100`;
  const why = score.reasons[0] === undefined ? '' : `, ${plain(score.reasons[0])}`;
  const data = [
    ...(score.value === null ? [] : [`score=${score.value};${limits.healthyAbove}:;${limits.criticalBelow}:;0;100`]),
    `coverage=${Math.floor(score.coverage * 100)}%;;50:;0;100`,
    ...Object.entries(counts).map(([status, count]) => `${status}=${count};;;0`),
    ...running.flatMap(performance),
  ];
  const first = `HEALTH ${WORDS[score.status]} - ${told}${why} | ${data.join(' ')}`;
  return `${[first, ...problems.map((check) => `${check.status} ${plain(check.id)} ${plain(check.summary)}`)].join('\n')}\n`;
}

/** The machine's own numbers; those of hundreds of checks would break the limit of 8 KB that servers keep. */
function performance(check: ReportedCheck): string[] {
  if (check.group !== 'system' || check.value === undefined || check.status === 'unknown') return [];
  const unit = check.unit !== undefined && UNITS.has(check.unit) ? check.unit : '';
  return [`'${check.id.replaceAll("'", "''").replaceAll('=', '_')}'=${check.value}${unit}`];
}

/** The bar begins performance data. */
function plain(text: string): string {
  return text.replaceAll('|', '/').replaceAll('\n', ' ');
}
