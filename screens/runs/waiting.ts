import { isUnfinished } from '#domain/procedure/run-state.ts';
import { byStanding, type RunItem, standingOf } from '#domain/procedure/standing.ts';
import type { AppState } from '#store/state.ts';

/** Runs that wait for a person: one asks, one was left half way. */
export function waitingRuns({ runs }: Pick<AppState, 'runs'>): readonly RunItem[] {
  return Object.values(runs).filter((item) => ['asking', 'unfinished'].includes(standingOf(item)));
}

/** The unfinished run to offer first: the newest that nobody put off. */
export function offeredRun({ runs, later }: Pick<AppState, 'runs' | 'later'>): RunItem | null {
  const open = Object.values(runs).filter(
    (item) => item.where === 'nowhere' && isUnfinished(item.state) && !later.has(item.state.run),
  );
  return open.toSorted(byStanding)[0] ?? null;
}

/** What works now, the one that asks first. */
export function workingRuns({ runs }: Pick<AppState, 'runs'>): readonly RunItem[] {
  return Object.values(runs)
    .filter((item) => ['asking', 'running', 'undoing'].includes(standingOf(item)))
    .toSorted(byStanding);
}
