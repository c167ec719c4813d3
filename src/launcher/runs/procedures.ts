import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { pushProcedure } from '#services/procedures/push/procedure.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Makes the steps of a journaled plan again. Rejects with OpsError for a plan of another version of the program. */
export async function procedureOf(world: World & PushWorld, plan: Plan): Promise<Procedure> {
  if (plan.procedure === 'push') return pushProcedure(world, plan);
  throw new OpsError('unknown-procedure', `This version knows no procedure ${plan.procedure}.`, {
    hint: 'Go on with the version of cpm-console that began the run.',
  });
}
