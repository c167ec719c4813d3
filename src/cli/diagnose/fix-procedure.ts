import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';
import { endProcess } from '#services/procedures/end-process/procedure.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { mendProcedure } from '#services/procedures/mend/procedure.ts';
import { newServiceRun } from '#services/procedures/service/start.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';

/** The procedure of a planned fix: an act on a service, the end of a process, or one after the other. */
export function fixProcedure(world: World & ServiceWorld, plan: Plan): Procedure {
  if (plan.procedure === 'service') return newServiceRun(world, plan);
  return plan.procedure === 'mend' ? mendProcedure(world, plan) : endProcess(world, plan);
}
