import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import type { World } from '#services/ports/world.ts';
import type { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { unfinishedRuns } from '#services/procedures/runs/find.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { procedureOfPlan } from './any-procedure.ts';
import type { PushWorld } from './world.ts';

interface Doing {
  readonly host: Host;
  readonly control: Control;
}

/**
 * Runs a plan that was just made or saved. Rejects with `unfinished` (exit partlyDone) when an earlier push of the same
 * project was left half way, with `locked` when one works there now.
 */
export async function startPush(world: PushWorld, plan: Plan, { host, control }: Doing): Promise<RunState> {
  const procedure = newPush({ ...world, ...host }, plan);
  const run = runId(plan.procedure, host.clock.now(), host.locks.self);
  return execute(procedure, { run, how: 'run', host, control });
}

/** What begins a new push. Throws `unfinished` when an earlier push of the same project was left half way. */
export function newPush(world: PushWorld & Pick<World, 'journals' | 'locks'>, plan: Plan): Procedure {
  const procedure = procedureOfPlan(world, plan);
  const holder = procedure.lock === null ? null : world.locks.holder(procedure.lock);
  const left =
    holder === null
      ? ['push', 'rollback'].flatMap((kind) => unfinishedRuns(world.journals, kind, plan.subject.path))[0]
      : undefined;
  if (left !== undefined)
    throw new OpsError('unfinished', `${left.run} of ${plan.subject.id} was left half way.`, {
      hint: `cpm-console push resume ${left.run} goes on with it, cpm-console push abort ${left.run} takes it back.`,
      exit: 'partlyDone',
    });
  return procedure;
}

/** Goes on with a run, or takes it back. Rejects with `no-run`, `ended`, `locked`, `bad-plan`. */
export async function continuePush(
  world: PushWorld,
  run: string,
  how: 'resume' | 'abort',
  { host, control }: Doing,
): Promise<RunState> {
  const state = runOf(run, host.journals.read(run));
  if (state.plan === null) throw new OpsError('no-run', `${run} ended before anything was begun.`, { exit: 'usage' });
  if (!isUnfinished(state))
    throw new OpsError('ended', `${run} is over (${state.state}).`, {
      hint: 'There is nothing to resume and nothing to take back.',
      exit: 'nothingToDo',
    });
  return execute(procedureOfPlan(world, state.plan), { run, how, host, control });
}
