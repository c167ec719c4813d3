import type { Invocation, OptionSpec } from '#cli/command.ts';
import { TRIAGE_OPTIONS } from '#cli/logs/triage/options.ts';
import { OpsError } from '#domain/errors.ts';
import { momentIn } from '#domain/logs/moment.ts';
import { type LogQuery, matcherOf } from '#domain/logs/query.ts';

/** What is to be printed of some logs. */
export interface LogsWanted {
  /** The last so many lines; null for all since `since`. */
  readonly lines: number | null;
  readonly follow: boolean;
  /** Epoch ms. */
  readonly since: number | null;
  readonly until: number | null;
  readonly query: LogQuery;
  readonly json: boolean;
  /** Whether a time is put before lines that do not say it themselves. */
  readonly times: boolean;
}

const USUAL = 100;
const MOST = 1_000_000;

/** Options of whatever prints lines. */
export const LINE_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  lines: { type: 'string', short: 'n', value: 'N', summary: `The last N lines, ${USUAL} unless told` },
  follow: { type: 'boolean', short: 'f', summary: 'Go on with what comes, until ctrl-c' },
  since: { type: 'string', value: 'WHEN', summary: 'From then on: 1h, 2d, 14:30 or 2026-11-20 14:30' },
};

export const ALL_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  ...LINE_OPTIONS,
  until: { type: 'string', value: 'WHEN', summary: 'Up to then, written like --since' },
  grep: { type: 'string', value: 'TEXT', summary: 'Only lines with this text, upper and lower case alike' },
  regex: { type: 'boolean', summary: 'The text of --grep is a regular expression' },
  level: {
    type: 'string',
    value: 'LEVEL',
    summary: 'Only lines of this level and above: warning or error',
    choices: ['warning', 'error'],
  },
  'no-time': { type: 'boolean', summary: 'Put no time before lines that do not say it themselves' },
  ...TRIAGE_OPTIONS,
  json: { type: 'boolean', summary: 'Print one JSON document, with --follow one a line' },
};

/** Throws OpsError `usage` for values that make no sense, `bad-pattern` for what is no regular expression. */
export function logsWanted({ values, world }: Pick<Invocation, 'values' | 'world'>): LogsWanted {
  const now = world.clock.now();
  const since = whenOf('since', values['since'], now);
  const until = whenOf('until', values['until'], now);
  const follow = values['follow'] === true;
  const query = queryOf(values);
  if (follow && until !== null) throw usage('--follow and --until', 'What comes has no end: leave one of them out.');
  if (since !== null && until !== null && until < since) throw usage('--until', 'It is before --since.');
  return {
    lines: linesOf(values['lines']) ?? (since === null ? USUAL : null),
    follow,
    since,
    until,
    query,
    json: values['json'] === true,
    times: values['no-time'] !== true,
  };
}

function queryOf(values: Invocation['values']): LogQuery {
  const { grep, level } = values;
  if (values['regex'] === true && grep === undefined) throw usage('--regex', 'It says how --grep TEXT is meant.');
  const query: LogQuery = {
    text: typeof grep === 'string' ? grep : '',
    regex: values['regex'] === true,
    atLeast: level === 'warning' || level === 'error' ? level : null,
  };
  if (level !== undefined && query.atLeast === null) throw usage('--level', 'It is warning or error.');
  matcherOf(query);
  return query;
}

function linesOf(given: Invocation['values'][string]): number | null {
  if (given === undefined) return null;
  const count = /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
  if (!(count >= 0 && count <= MOST)) throw usage('--lines', `It is a number up to ${MOST.toLocaleString('en')}.`);
  return count;
}

/** `1h` before now, `14:30` of today, `2026-11-20 14:30` in local time, or ISO 8601. */
export function whenOf(name: string, given: Invocation['values'][string], now: number): number | null {
  if (given === undefined) return null;
  const time = momentIn(String(given), now);
  if (time === null)
    throw usage(`--${name}`, 'It is a duration such as 1h, a time such as 14:30, or a date: 2026-11-20 14:30.');
  return time;
}

export function usage(what: string, why: string): OpsError {
  return new OpsError('usage', `${what} makes no sense. ${why}`, { exit: 'usage' });
}
