import { OpsError } from '#domain/errors.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import type { Journals } from '#services/ports/journals.ts';

/** Every run that can be read, newest first; `procedure` keeps those of one kind. */
export function knownRuns(journals: Journals, procedure?: string): readonly RunState[] {
  return journals
    .list()
    .filter((run) => procedure === undefined || run.startsWith(`${procedure}-`))
    .flatMap((run) => {
      try {
        const state = runOf(run, journals.read(run));
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
