import type { Span } from '#domain/logs/triage/scanner.ts';
import type { Counted } from '#domain/logs/triage/summary.ts';
import { emptyTally, type Tally } from '#domain/logs/triage/tally.ts';

import type { LogFile } from './find-logs.ts';
import type { Journal } from './journal.ts';
import type { LookedAt } from './look.ts';

/** What a log says of the window that begins at `since` (null: all of it). */
export async function inWindow(one: LookedAt, since: number | null): Promise<Counted<LogFile>> {
  const { log, survey } = one;
  // Of a log that does not say when, all or nothing is of the window.
  const counts = survey.dated || since === null || log.modifiedAt >= since;
  const span = { since: since ?? Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  return { log, dated: survey.dated, tally: counts ? await one.within(span) : emptyTally() };
}

/**
 * Which of some templates the logs said in a time before: they are read further back only as long as one of them was not
 * met. Null when no log reaches back so far.
 */
export async function seenIn(
  looked: readonly LookedAt[],
  journal: Journal | null,
  span: Span,
  wanted: ReadonlySet<number>,
): Promise<Set<number> | null> {
  const seen = new Set(journal?.before);
  let reached = seen.size > 0;
  const isDone = (): boolean => [...wanted].every((name) => seen.has(name));
  const dated = looked.filter(({ survey }) => survey.dated);
  const take = (tally: Tally): void => {
    reached ||= tally.lines > 0;
    for (const name of tally.templates.keys()) seen.add(name);
  };
  for (const tally of await Promise.all(dated.map((one) => one.within(span)))) take(tally);
  for (let open = dated; open.length > 0 && !isDone();) {
    const read = await Promise.all(open.map(async (one) => ({ one, tally: await one.further(span) })));
    open = read.flatMap(({ one, tally }) => (tally === null ? [] : [one]));
    for (const { tally } of read) if (tally !== null) take(tally);
  }
  return reached ? seen : null;
}
