import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';

import { pushProcedure } from './procedure.ts';
import { rollbackProcedure } from './rollback/procedure.ts';
import type { PushWorld } from './world.ts';

/** Makes the steps of a push or of a rollback again from its plan. Throws OpsError `unknown-procedure`, `bad-plan`. */
export function procedureOfPlan(world: PushWorld, plan: Plan): Procedure {
  if (plan.procedure === 'push') return pushProcedure(world, plan);
  if (plan.procedure === 'rollback') return rollbackProcedure(world, plan);
  throw new OpsError('unknown-procedure', `This version knows no procedure ${plan.procedure}.`, {
    hint: 'Go on with the version of cpm-console that began the run.',
  });
}
