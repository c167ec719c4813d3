import { EXIT, OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { whyNoSignal } from '#domain/processes/guard.ts';
import { meaningOf, type KillSignal } from '#domain/processes/signals.ts';
import { programOf } from '#domain/processes/words.ts';
import { plannedAll, type Procedure } from '#services/procedures/engine/step.ts';

import { jsonOfParams, type EndProcessParams, paramsIn, WAIT_MS } from './params.ts';
import type { EndProcessWorld } from './stand.ts';
import { END_PHASE, endProcessSteps } from './steps.ts';

/** Which process, and what is to be done to it. Without `startedAt` it is whoever has the pid now. */
interface Wish {
  readonly pid: number;
  readonly startedAt?: number | undefined;
  readonly signal: KillSignal;
  readonly waitMs?: number | undefined;
}

/** The plan of a signal; nothing is sent. Rejects with OpsError `gone`, and `guarded` for those that take none from here. */
export async function planEndProcess(world: EndProcessWorld, wish: Wish): Promise<Plan> {
  const { pid, signal, waitMs = WAIT_MS } = wish;
  const found = await world.processes.find(pid);
  if (found === null || (wish.startedAt !== undefined && wish.startedAt !== found.startedAt))
    throw new OpsError('gone', `There is no such process ${pid} any more.`, {
      hint: 'Look again: cpm-console process list',
      exit: 'nothingToDo',
    });
  const why = whyNoSignal(found);
  const name = programOf(found);
  if (why !== null) throw new OpsError('guarded', `${pid} ${name} gets no signal: ${why}.`, { exit: 'refused' });
  return planOf(world, { pid, startedAt: found.startedAt, name, signal, waitMs });
}

function planOf(world: EndProcessWorld, params: EndProcessParams): Plan {
  const { pid, name, signal } = params;
  const json = jsonOfParams(params);
  return {
    schema: 1,
    procedure: 'end-process',
    subject: { id: `${pid} ${name}`, path: '' },
    title: meaningOf(signal).expected === 'ended' ? `End ${pid} ${name}` : `Send ${signal} to ${pid} ${name}`,
    phases: [END_PHASE],
    steps: plannedAll(endProcessSteps(world, params)),
    params: json,
    fingerprint: fingerprint(JSON.stringify(json)),
    at: world.clock.now(),
  };
}

/** A plan as the engine executes it; exit 20 when the process did not do what it was told. Throws OpsError `bad-plan`. */
export function endProcess(world: EndProcessWorld, plan: Plan): Procedure {
  const params = paramsIn(plan.params);
  return {
    plan,
    steps: endProcessSteps(world, params),
    lock: null,
    result: (resultOf) => {
      const seen = resultOf('seen');
      return isJsonObject(seen) ? { ...seen, said: saidOf(params, textField(seen, 'stand')) } : {};
    },
    exit: (resultOf) => (field(resultOf('seen'), 'done') === true ? EXIT.ok : EXIT.attention),
  };
}

function saidOf({ pid, name, signal }: EndProcessParams, stand: string | null): string {
  if (stand === 'ended') return `${pid} ${name} is gone.`;
  if (stand === 'stopped') return `${pid} ${name} stands still.`;
  return meaningOf(signal).expected === 'ended'
    ? `${pid} ${name} is still there: it did not listen to ${signal}.`
    : `${pid} ${name} got ${signal} and goes on.`;
}
