import type { Output } from '#cli/command.ts';
import { bytes, grouped, plural, span } from '#domain/format.ts';
import type { TriagedTemplate, TriageReport } from '#domain/logs/triage/report.ts';
import { shortPath } from '#domain/path.ts';
import type { ErrorCount } from '#services/ports/triage.ts';

import { histogram } from './histogram.ts';

const INDENT = '       ';

/** A report for a person, line by line: the headline, what happened most, when, and what could not be looked at. */
export function* reportLines(
  report: TriageReport,
  limit: number,
  { columns }: Pick<Output, 'columns'>,
  home: string | null,
): Generator<string> {
  const { errors, levels, since, until, templates, files, notices, complete } = report;
  const within = since === null ? '' : ` in the last ${span(until - since)}`;
  const judged = errors > limit ? `, more than ${limit}` : '';
  yield `${errors === 0 ? 'No errors' : count(errors, 'error')}${within}${judged}. ${count(levels.warning, 'warning')}.\n`;
  yield `${count(report.lines, 'line')}, ${bytes(report.bytes)} in ${plural(files.length, 'log')}${complete ? '' : ', not all of them whole'}.\n`;
  if (templates.length > 0) yield '\n';
  for (const template of templates) yield* templateLines(template, until, columns);
  const drawn = histogram(report, columns);
  if (drawn.length > 0) yield `\n${drawn.join('\n')}\n`;
  const worst = files.filter((file) => file.errors > 0).toSorted((a, b) => b.errors - a.errors);
  if (worst.length > 1) yield '\n';
  for (const { path, errors: own } of worst.length > 1 ? worst.slice(0, 5) : [])
    yield `${grouped(own).padStart(6)} ${shortPath(path, home)}\n`;
  if (notices.length > 0) yield '\n';
  for (const notice of notices) yield `! ${notice}\n`;
}

function* templateLines(template: TriagedTemplate, now: number, columns: number): Generator<string> {
  const { count: times, level, text, isNew, sample, trace, lastSeen } = template;
  const age = lastSeen === null ? '' : `, last ${now - lastSeen < 1000 ? 'now' : `${span(now - lastSeen)} ago`}`;
  yield `${cut(`${grouped(times).padStart(6)} ${isNew === true ? 'NEW ' : ''}${level}: ${text}`, columns - age.length)}${age}\n`;
  if (sample !== null && sample !== text) yield `${cut(`${INDENT}${sample}`, columns)}\n`;
  const reason = trace.findLast((line) => line.trim() !== '');
  if (reason !== undefined) yield `${cut(`${INDENT}${reason.trim()}`, columns)}\n`;
}

/** Errors only, for a person: the number alone where there is one log. */
export function* countLines({ errors, files, notices }: ErrorCount): Generator<string> {
  yield `${errors}\n`;
  if (files.length > 1) for (const file of files) yield `${String(file.errors).padStart(8)} ${file.path}\n`;
  for (const notice of notices) yield `! ${notice}\n`;
}

const count = (number: number, noun: string): string => `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;

function cut(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(1, columns - 1)).toWellFormed()}…`;
}
