import { OpsError } from '#domain/errors.ts';
import { isUnfinished, runOf, UNFINISHED, type RunState } from '#domain/procedure/run-state.ts';
import type { Journals } from '#services/ports/journals.ts';

/** So many runs of one place are not read again while nothing is added to them. */
const MOST_KEPT = 50;
const kept = new WeakMap<Journals, Map<string, { readonly stamp: string; readonly state: RunState }>>();

/** What a journal says now. Throws OpsError `no-run`, `bad-journal`. */
function stateOf(journals: Journals, run: string): RunState {
  const known = kept.get(journals) ?? new Map<string, { readonly stamp: string; readonly state: RunState }>();
  kept.set(journals, known);
  const stamp = journals.stamp?.(run) ?? null;
  const earlier = known.get(run);
  if (earlier !== undefined && earlier.stamp === stamp) return earlier.state;
  const state = runOf(run, journals.read(run));
  if (stamp !== null && (earlier !== undefined || known.size < MOST_KEPT)) known.set(run, { stamp, state });
  return state;
}

/** Every run that can be read, newest first, each read when it is its turn; `procedure` keeps those of one kind. */
export function* eachRun(journals: Journals, procedure?: string): Generator<RunState> {
  for (const run of idsOf(journals, procedure)) {
    const state = readable(journals, run);
    if (state !== null) yield state;
  }
}

/** All of them at once. */
export function knownRuns(journals: Journals, procedure?: string): readonly RunState[] {
  return [...eachRun(journals, procedure)];
}

/** Runs of a folder that a person still has to decide about, newest first. */
export function unfinishedRuns(journals: Journals, procedure: string, path: string | null): readonly RunState[] {
  return idsOf(journals, procedure)
    .filter((run) => !isOverAtItsEnd(journals, run))
    .flatMap((run) => readable(journals, run) ?? [])
    .filter((run) => isUnfinished(run) && (path === null || run.plan?.subject.path === path));
}

const idsOf = (journals: Journals, procedure: string | undefined): readonly string[] =>
  journals.list().filter((run) => procedure === undefined || run.startsWith(`${procedure}-`));

/** Null for one that cannot be read, or that ended before it was planned. */
function readable(journals: Journals, run: string): RunState | null {
  try {
    const state = stateOf(journals, run);
    return state.plan === null ? null : state;
  } catch (thrown) {
    if (thrown instanceof OpsError) return null;
    throw thrown;
  }
}

/** Most runs are over, which their last record says: the others of years need not be read for the few that are not. */
function isOverAtItsEnd(journals: Journals, run: string): boolean {
  const last = journals.last?.(run) ?? null;
  return last?.type === 'ended' && !UNFINISHED.has(last.state);
}
