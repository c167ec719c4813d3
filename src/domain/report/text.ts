import { plural, span } from '#domain/format.ts';
import type { Score } from '#domain/score.ts';

import type { Advice } from './advice/advice.ts';
import type { HealthReport, ReportedCheck } from './report.ts';

/** The report for people: the score, the subsystems, and what is not ok, worst first. */
export function healthText(report: HealthReport): string {
  const { checks, incidents, at, notices } = report;
  const running = checks.filter((check) => check.counts);
  const paused = checks.filter((check) => check.paused).length;
  const absent = checks.length - running.length - paused;
  const problems = running.filter((check) => check.status !== 'ok');
  const open = incidents.filter((incident) => incident.closedAt === null);
  // What fails stands above with its hint.
  const more = report.advice.filter(({ rule }) => rule !== 'failing');
  const lines = [
    scoreLine(report.score),
    ...report.score.reasons.map((reason) => `  because ${reason}`),
    subsystemsLine(report),
    ...(problems.length > 0 ? ['', ...problems.flatMap((check) => problemLines(check, at))] : []),
    ...(more.length > 0 ? ['', ...more.flatMap(adviceLines)] : []),
    '',
    countsLine(running, paused, absent),
    ...open.map((incident) => `incident ${incident.id}: ${incident.title}, open for ${span(at - incident.openedAt)}`),
    ...notices.map((notice) => `note: ${notice}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `Health 92 of 100, healthy (97 % known, between 90 and 93)` */
export function scoreLine({ value, low, high, coverage, status }: Score): string {
  const known = `${Math.floor(coverage * 100)} % known`;
  if (value === null) return `Health unknown (${known})`;
  const band = low === high ? '' : `, between ${low} and ${high}`;
  return `Health ${value} of 100, ${status} (${known}${band})`;
}

function subsystemsLine({ subsystems }: HealthReport): string {
  return Object.entries(subsystems)
    .map(
      ([name, { percent, total }]) =>
        `${name} ${percent === null ? (total === 0 ? 'none' : 'unknown') : `${percent} %`}`,
    )
    .join(', ');
}

function problemLines(check: ReportedCheck, now: number): string[] {
  const age = check.since > 0 && !check.stale ? `, for ${span(now - check.since)}` : '';
  const seen = check.stale && check.takenAt > 0 ? `last seen ${span(now - check.takenAt)} ago: ` : '';
  const because = check.data?.['suppressedBy'];
  return [
    `${check.status.padEnd(9)} ${check.id}  ${seen}${check.summary}${age}`,
    ...(typeof because === 'string' ? [`          explained by ${because}`] : []),
    ...(check.hint === undefined ? [] : [`          ${check.hint}`]),
  ];
}

function adviceLines({ check, title, evidence, next }: Advice): string[] {
  return [`advice    ${check ?? title}  ${evidence}`, `          ${next}`];
}

function countsLine(running: readonly ReportedCheck[], paused: number, absent: number): string {
  const fine = running.filter((check) => check.status === 'ok').length;
  const others = [paused > 0 ? `, ${paused} paused` : '', absent > 0 ? `, ${absent} not set up` : ''].join('');
  return `${fine} of ${plural(running.length, 'check')} ok${others}`;
}
