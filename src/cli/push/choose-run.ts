import { OpsError } from '#domain/errors.ts';
import { runOf, type RunState } from '#domain/procedure/run-state.ts';
import type { Journals } from '#services/ports/journals.ts';
import { eachRun, unfinishedRuns } from '#services/procedures/runs/find.ts';

/** The run that is named, else the newest push; `unfinished` only takes one that a person has to decide about. */
export function chosenRun(journals: Journals, name: string | undefined, unfinished = false): RunState {
  if (name !== undefined) return runOf(name, journals.read(name));
  const found = unfinished
    ? ['push', 'rollback'].flatMap((kind) => unfinishedRuns(journals, kind, null))[0]
    : eachRun(journals, 'push').take(1).toArray()[0];
  if (found !== undefined) return found;
  throw new OpsError('no-run', unfinished ? 'No push was left half way.' : 'There was no push yet.', {
    exit: 'nothingToDo',
  });
}
