import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import type { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { recoverProcedure } from './procedure.ts';
import type { RecoveryWorld } from './world.ts';

interface Doing {
  readonly host: Host;
  readonly control: Control;
}

/** Runs a plan that was just made. Rejects with `locked` (exit 10) when another recovery runs, or somebody acts on a unit. */
export function startRecovery(world: RecoveryWorld, plan: Plan, { host, control }: Doing): Promise<RunState> {
  const run = runId(plan.procedure, host.clock.now(), host.locks.self);
  return execute(recoverProcedure(world, plan), { run, how: 'run', host, control });
}

/** Goes on with a recovery that was left half way, or takes it back. Rejects with `no-run`, `ended`, `locked`, `bad-plan`. */
export async function continueRecovery(
  world: RecoveryWorld,
  run: string,
  how: 'resume' | 'abort',
  { host, control }: Doing,
): Promise<RunState> {
  const state = runOf(run, host.journals.read(run));
  if (state.plan === null) throw new OpsError('no-run', `${run} ended before anything was begun.`, { exit: 'usage' });
  if (!isUnfinished(state))
    throw new OpsError('ended', `${run} is over (${state.state}).`, {
      hint: `There is nothing to go on with. What it did is taken back by: cpm-console recover undo ${run}`,
      exit: 'nothingToDo',
    });
  return execute(recoverProcedure(world, state.plan), { run, how, host, control });
}

/**
 * Takes back a recovery, whether it ended or was left half way; of one that was cut while it was taken back it does the rest.
 * Rejects with `no-run`, `not-undoable` (exit nothingToDo), `newer-recovery`, `locked`, `bad-plan`.
 */
export async function undoRecovery(world: RecoveryWorld, run: string, { host, control }: Doing): Promise<RunState> {
  const state = runOf(run, host.journals.read(run));
  if (state.plan === null) throw new OpsError('no-run', `${run} ended before anything was begun.`, { exit: 'usage' });
  const how = whyNotUndoable(state) !== null && isUnfinished(state) ? 'abort' : 'undo';
  return execute(recoverProcedure(world, state.plan), { run, how, host, control });
}
