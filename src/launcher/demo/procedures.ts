import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** What needs programs of a real machine. Everything else meets the made-up ports and is done as it is everywhere. */
const MADE_UP = new Set(['push', 'rollback']);

/** Makes the steps of a plan in the made-up world. Rejects as the one of the real world. */
export async function procedureOf(world: World & PushWorld, plan: Plan): Promise<Procedure> {
  if (MADE_UP.has(plan.procedure)) return (await import('./push.ts')).procedureOf(world, plan);
  return (await import('../runs/procedures.ts')).procedureOf(world, plan);
}
