import { fingerprint } from '#domain/fingerprint.ts';
import { ERROR, LEVELS } from '#domain/logs/level/codes.ts';

import { isNew, type Known } from './known.ts';
import type { TriagedFile, TriagedHour, TriagedTemplate } from './report.ts';
import type { Tally } from './tally.ts';
import { keyOf, type Named } from './templates.ts';

const HOUR_MS = 3_600_000;

/** What was counted in the window of one log. */
export interface Counted<Log extends { readonly path: string }> {
  readonly log: Log;
  readonly dated: boolean;
  readonly tally: Tally;
}

/** A template over all logs. */
export interface Total<Log extends { readonly path: string }> {
  readonly name: number;
  count: number;
  /** Epoch ms; -1 when no line says. */
  first: number;
  last: number;
  /** Where its first line is. */
  offset: number;
  log: Log;
}

export const errorsIn = ({ levels }: Tally): number => levels.slice(ERROR).reduce((sum, count) => sum + count, 0);

export function fileOf({ log, dated, tally }: Counted<{ readonly path: string }>): TriagedFile {
  return { path: log.path, lines: tally.lines, errors: errorsIn(tally), bytes: tally.bytes, dated };
}

/** Templates over all logs: the worse level first, then the more frequent. */
export function totals<Log extends { readonly path: string }>(
  counted: readonly Counted<Log>[],
  named: readonly Named[],
): Total<Log>[] {
  const all = new Map<number, Total<Log>>();
  for (const { log, tally } of counted)
    for (const [name, { count, first, last, offset }] of tally.templates) {
      const known = all.get(name);
      if (known === undefined) all.set(name, { name, count, first, last, offset, log });
      else {
        known.count += count;
        known.last = Math.max(known.last, last);
        if (first >= 0 && (known.first < 0 || first < known.first)) Object.assign(known, { first, offset, log });
      }
    }
  const isError = ({ name }: Total<Log>): number => (named[name]?.level === 'warning' ? 0 : 1);
  const text = ({ name }: Total<Log>): string => named[name]?.text ?? '';
  return [...all.values()].toSorted(
    (a, b) => isError(b) - isError(a) || b.count - a.count || text(a).localeCompare(text(b)),
  );
}

export function templateOf(
  { name, count, first, last, log }: Total<{ readonly path: string }>,
  named: readonly Named[],
  sample: { readonly text: string; readonly trace: readonly string[] } | undefined,
  news: { readonly since: number | null; readonly before: ReadonlySet<string> | null; readonly known: Known },
): TriagedTemplate {
  const one = named[name] ?? { level: 'error', text: '' };
  const key = keyOf(one);
  return {
    id: fingerprint(key),
    ...one,
    count,
    firstSeen: first < 0 ? null : first,
    lastSeen: last < 0 ? null : last,
    isNew: isNew(key, news.since, news.before, news.known),
    sample: sample?.text ?? null,
    trace: sample?.trace ?? [],
    path: log.path,
  };
}

export function hoursOf({ hours }: Tally): TriagedHour[] {
  return [...hours]
    .filter(([hour]) => hour >= 0)
    .map(([hour, counts]) => ({ at: hour * HOUR_MS, ...counts }))
    .toSorted((a, b) => a.at - b.at);
}

export function levelsOf({ levels }: Tally) {
  const count = (level: string | null): number => levels[LEVELS.findIndex((one) => one === level)] ?? 0;
  return {
    fatal: count('fatal'),
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    debug: count('debug'),
    trace: count('trace'),
    none: count(null),
  };
}
