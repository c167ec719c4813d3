import { OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { EndProcessWorld } from '#services/procedures/end-process/stand.ts';
import { END_PHASE, endProcessSteps } from '#services/procedures/end-process/steps.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { lockOf, serviceSteps } from '#services/procedures/service/procedure.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';

import { jsonOfMend, mendIn, type MendParams } from './params.ts';

type MendWorld = ServiceWorld & EndProcessWorld;

const PHASES = [
  END_PHASE,
  { id: 'look', title: 'Look' },
  { id: 'act', title: 'Act' },
  { id: 'ready', title: 'Ready' },
  { id: 'verify', title: 'Verify' },
] as const;

/** The plan: `ends` first, then what `service`, a plan of that procedure, does. */
export function mendPlan(world: MendWorld, title: string, params: MendParams): Plan {
  const json = jsonOfMend(params);
  return {
    schema: 1,
    procedure: 'mend',
    subject: { id: params.service.units.map(({ name }) => name).join(', '), path: '' },
    title,
    phases: PHASES,
    steps: plannedAll(mendSteps(world, params)),
    params: json,
    fingerprint: fingerprint(JSON.stringify(json)),
    at: world.clock.now(),
  };
}

/** Frees what a service needs and begins the service anew, as the engine executes it. Throws OpsError `bad-plan`. */
export function mendProcedure(world: MendWorld, plan: Plan): Procedure {
  const params = mendIn(plan);
  return {
    plan,
    steps: mendSteps(world, params),
    lock: null,
    locks: params.service.units.map(({ manager, unit }) => lockOf(world, manager, unit)),
    result: (resultOf) => {
      const result = resultOf(stepId.verify);
      return isJsonObject(result) ? result : {};
    },
  };
}

const SEEN = 'seen';

/** Nothing is done to the service before the process is gone. */
function mendSteps(world: MendWorld, { ends, service }: MendParams): readonly Step[] {
  const ending = endProcessSteps(world, ends).map((step): Step => (step.id === SEEN ? gate(step, ends.name) : step));
  const acting = serviceSteps(world, service).map((step): Step => ({
    ...step,
    needs: (step.needs ?? []).length === 0 ? [SEEN] : (step.needs ?? []),
  }));
  return [...ending, ...acting];
}

/** The look after the signal, which ends the run where the process is still there. */
function gate(step: Step, name: string): Step {
  return {
    ...step,
    async run(context) {
      const seen = await step.run(context);
      if (field(seen?.result, 'done') !== true)
        throw new OpsError('still-there', `${name} is still there; the service was left as it is.`, {
          hint: 'End it yourself, then restart the service.',
          exit: 'partlyDone',
        });
      return seen;
    },
  };
}
