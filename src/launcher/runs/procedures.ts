import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { procedureOfPlan } from '#services/procedures/push/any-procedure.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Makes the steps of a journaled plan again. Rejects with OpsError for a plan of another version of the program. */
export async function procedureOf(world: World & PushWorld, plan: Plan): Promise<Procedure> {
  return procedureOfPlan(world, plan);
}
