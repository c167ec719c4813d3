import type { Span } from '#domain/logs/triage/scanner.ts';
import type { Counted } from '#domain/logs/triage/summary.ts';
import { emptyTally } from '#domain/logs/triage/tally.ts';

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

/** Templates of a time; null when no log reaches back so far. */
export async function seenIn(
  looked: readonly LookedAt[],
  journal: Journal | null,
  span: Span,
): Promise<Set<number> | null> {
  const tallies = await Promise.all(looked.filter(({ survey }) => survey.dated).map((one) => one.within(span)));
  const entries = [...(journal?.before ?? [])];
  if (tallies.every(({ lines }) => lines === 0) && entries.length === 0) return null;
  return new Set([...entries, ...tallies.flatMap(({ templates }) => [...templates.keys()])]);
}
