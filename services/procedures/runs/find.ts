import { OpsError } from '#domain/errors.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
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

/** Every run that can be read, newest first; `procedure` keeps those of one kind. */
export function knownRuns(journals: Journals, procedure?: string): readonly RunState[] {
  return journals
    .list()
    .filter((run) => procedure === undefined || run.startsWith(`${procedure}-`))
    .flatMap((run) => {
      try {
        const state = stateOf(journals, run);
        return state.plan === null ? [] : [state];
      } catch (thrown) {
        if (thrown instanceof OpsError) return [];
        throw thrown;
      }
    });
}

/** Runs of a folder that a person still has to decide about, newest first. */
export function unfinishedRuns(journals: Journals, procedure: string, path: string | null): readonly RunState[] {
  return knownRuns(journals, procedure).filter(
    (run) => isUnfinished(run) && (path === null || run.plan?.subject.path === path),
  );
}
