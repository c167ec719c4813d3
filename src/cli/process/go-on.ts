import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { OpsError } from '#domain/errors.ts';
import { isUnfinished, runOf } from '#domain/procedure/run-state.ts';
import { endProcess } from '#services/procedures/end-process/procedure.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { unfinishedRuns } from '#services/procedures/runs/find.ts';

/** `process resume` and `process abort`: of the run named, else of the newest that was left half way. */
export async function goOn(invocation: Invocation, how: 'resume' | 'abort'): Promise<number> {
  const { world, positionals } = invocation;
  const run = positionals[0] ?? unfinishedRuns(world.journals, 'end-process', null)[0]?.run;
  if (run === undefined) throw new OpsError('no-run', 'No signal was left half way.', { exit: 'nothingToDo' });
  const state = runOf(run, world.journals.read(run));
  if (state.plan === null || !isUnfinished(state))
    throw new OpsError('ended', `${run} is over.`, { hint: 'There is nothing to go on with.', exit: 'nothingToDo' });
  const procedure = endProcess(world, state.plan);
  return executeHere(invocation, (doing) => execute(procedure, { run, how, ...doing }));
}
