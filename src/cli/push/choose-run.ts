import { OpsError } from '#domain/errors.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import type { Journals } from '#services/ports/journals.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

/** The run that is named, else the newest push; `unfinished` only takes one that a person has to decide about. */
export function chosenRun(journals: Journals, name: string | undefined, unfinished = false): RunState {
  if (name !== undefined) return runOf(name, journals.read(name));
  const pushes = knownRuns(journals, 'push');
  const found = unfinished ? [...pushes, ...knownRuns(journals, 'rollback')].find(isUnfinished) : pushes[0];
  if (found !== undefined) return found;
  throw new OpsError('no-run', unfinished ? 'No push was left half way.' : 'There was no push yet.', {
    exit: 'nothingToDo',
  });
}
