import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import type { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { giveProcedure } from '#services/procedures/give/procedure.ts';
import { rotateProcedure } from '#services/procedures/rotate/procedure.ts';
import { runId } from '#services/procedures/runs/id.ts';

import type { CredentialWorld } from './ports.ts';

interface Doing {
  readonly host: Host;
  readonly control: Control;
}

/** A journaled plan of a credential, as the engine executes it. Throws OpsError `bad-plan`. */
export function credentialProcedure(world: CredentialWorld, plan: Plan): Procedure {
  return plan.procedure === 'give' ? giveProcedure(world, plan) : rotateProcedure(world, plan);
}

/** Runs a plan that was just made. Rejects with `locked` (exit 10) when another run changes the same credential. */
export function startCredential(world: CredentialWorld, plan: Plan, { host, control }: Doing): Promise<RunState> {
  const run = runId(plan.procedure, host.clock.now(), host.locks.self);
  return execute(credentialProcedure(world, plan), { run, how: 'run', host, control });
}

/** Goes on with a run, or takes it back; `undo` takes back one that ended. Rejects with `no-run`, `ended`, `locked`, `bad-plan`, `not-undoable`. */
export function continueCredential(
  world: CredentialWorld,
  run: string,
  how: 'resume' | 'abort' | 'undo',
  { host, control }: Doing,
): Promise<RunState> {
  const state = runOf(run, host.journals.read(run));
  if (state.plan === null) throw new OpsError('no-run', `${run} ended before anything was begun.`, { exit: 'usage' });
  if (how !== 'undo' && !isUnfinished(state))
    throw new OpsError('ended', `${run} is over (${state.state}).`, {
      hint: 'There is nothing to resume and nothing to take back.',
      exit: 'nothingToDo',
    });
  return execute(credentialProcedure(world, state.plan), { run, how, host, control });
}
