import { span } from '#domain/format.ts';

import type { Advice } from './advice/advice.ts';
import type { HealthReport, ReportedCheck } from './report.ts';
import { scoreLine } from './text.ts';
import { iso } from './time.ts';

/** The report as a page for a ticket or a wiki. */
export function healthMarkdown(report: HealthReport): string {
  const { at, score, subsystems, checks, incidents } = report;
  // What fails is in the table of problems with its hint.
  const advice = report.advice.filter(({ rule }) => rule !== 'failing');
  const problems = checks.filter((check) => check.counts && check.status !== 'ok');
  const open = incidents.filter((incident) => incident.closedAt === null);
  const blocks = [
    '# Health report',
    `Generated ${iso(at)}`,
    '## Summary',
    [scoreLine(score), ...score.reasons.map((reason) => `- because ${cell(reason)}`)].join('\n'),
    table(
      ['Subsystem', 'Health', 'Ok', 'Warning', 'Critical', 'Unknown'],
      Object.entries(subsystems).map(([name, of]) => [
        name,
        of.percent === null ? 'unknown' : `${of.percent} %`,
        ...[of.ok, of.warning, of.critical, of.unknown].map(String),
      ]),
    ),
    ...(problems.length === 0
      ? []
      : ['## Problems', table(['Status', 'Check', 'What', 'Since', 'Next'], problems.map(problem))]),
    ...(open.length === 0
      ? []
      : [
          '## Open incidents',
          open
            .map(
              ({ id, title, summary, openedAt }) =>
                `- ${id} ${cell(title)}: ${cell(summary)} (for ${span(at - openedAt)})`,
            )
            .join('\n'),
        ]),
    ...(advice.length === 0 ? [] : ['## Recommendations', advice.map(recommendation).join('\n')]),
    '## Checks',
    table(['Check', 'Status', 'What', 'Taken'], checks.map(line)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const recommendation = ({ title, evidence, next }: Advice): string =>
  `- ${cell(title)}: ${cell(evidence)}. ${cell(next)}`;

function problem(check: ReportedCheck): string[] {
  return [check.status, check.id, check.summary, check.since === 0 ? '' : iso(check.since), check.hint ?? ''];
}

function line(check: ReportedCheck): string[] {
  const status = check.paused ? 'paused' : check.counts ? check.status : 'not set up';
  return [check.id, status, check.summary, check.takenAt === 0 ? 'never' : iso(check.takenAt)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const write = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [write(head), write(head.map(() => '---')), ...rows.map(write)].join('\n');
}

/** Text that stays text: no cell of its own, no markup, no line break. */
function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|`*_<>[\]]/g, String.raw`\$&`);
}
