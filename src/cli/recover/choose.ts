import { OpsError } from '#domain/errors.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import type { Journals } from '#services/ports/journals.ts';
import { eachRun } from '#services/procedures/runs/find.ts';

/** What a recovery is wanted for. */
export type For = 'show' | 'resume' | 'undo';

const NONE: Readonly<Record<For, string>> = {
  show: 'There was no recovery yet.',
  resume: 'No recovery was left half way.',
  undo: 'There is no recovery that could be taken back.',
};

/** The run that is named, else the newest recovery of that kind. Throws OpsError `no-run`, `bad-journal`. */
export function chosenRecovery(journals: Journals, name: string | undefined, wanted: For): RunState {
  if (name !== undefined) return recovery(runOf(name, journals.read(name)));
  const found = eachRun(journals, 'recover').find((run) => fits(run, wanted));
  if (found !== undefined) return found;
  throw new OpsError('no-run', NONE[wanted], { exit: 'nothingToDo' });
}

/** The last run is meant: an older one is only taken back by its name, since a newer one stands on what it left. */
function fits(run: RunState, wanted: For): boolean {
  if (wanted === 'show') return true;
  if (wanted === 'resume') return isUnfinished(run);
  return isUnfinished(run) || whyNotUndoable(run) === null;
}

function recovery(run: RunState): RunState {
  if (run.plan === null || run.plan.procedure === 'recover') return run;
  throw new OpsError('no-run', `${run.run} is no recovery.`, { exit: 'usage' });
}
