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

import { paramsOf } from './params.ts';
import { serviceProcedure } from './procedure.ts';
import { keyOf } from './targets.ts';
import type { ServiceWorld } from './world.ts';

interface Doing {
  readonly host: Host;
  readonly control: Control;
}

type StartWorld = ServiceWorld & Pick<World, 'journals'>;

/** Runs a plan that was just made. Rejects with `locked` (exit 10) when another run acts on one of its units. */
export async function startService(world: StartWorld, plan: Plan, { host, control }: Doing): Promise<RunState> {
  const procedure = newServiceRun(world, plan);
  const run = runId(plan.procedure, host.clock.now(), host.locks.self);
  return execute(procedure, { run, how: 'run', host, control });
}

/** What begins to act on services. Earlier runs of the same units that were left half way are over with it. */
export function newServiceRun(world: StartWorld, plan: Plan): Procedure {
  const procedure = serviceProcedure(world, plan);
  if ((procedure.locks ?? []).every((lock) => world.locks.holder(lock) === null)) supersede(world, plan);
  return procedure;
}

/** Goes on with a run, or ends it. Rejects with `no-run`, `ended`, `locked`, `bad-plan`. */
export async function continueService(
  world: ServiceWorld,
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
  return execute(serviceProcedure(world, state.plan), { run, how, host, control });
}

/** Whoever acts on a service anew has decided about what was left half way. */
function supersede({ journals, clock, locks }: StartWorld, plan: Plan): void {
  const keys = ({ params }: Plan) =>
    new Set(paramsOf({ ...plan, params }).units.map(({ manager, unit }) => keyOf(manager, unit)));
  const ours = keys(plan);
  for (const { run, plan: earlier, worker } of unfinishedRuns(journals, 'service', null)) {
    if (earlier === null || (worker !== null && locks.isAlive(worker) !== false && worker.pid !== locks.self.pid))
      continue;
    if (![...keys(earlier)].every((key) => ours.has(key))) continue;
    const journal = journals.open(run);
    try {
      const seq = Math.max(0, ...journals.read(run).map((record) => record.seq));
      const error = { code: 'superseded', message: `It was acted on anew: ${plan.title}.`, hint: null };
      journal.append({ seq: seq + 1, at: clock.now(), type: 'ended', state: 'abandoned', exit: 9, error, result: {} });
    } finally {
      journal.close();
    }
  }
}
