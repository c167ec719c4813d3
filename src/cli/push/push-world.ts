import type { Invocation } from '#cli/command.ts';
import { loadKinds } from '#cli/health/instances.ts';
import { lookNow } from '#services/monitor/look-now.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The world of a push, with the checks that guard its environments. */
export function pushWorldOf({ world, config }: Pick<Invocation, 'world' | 'config'>): Invocation['world'] & PushWorld {
  return { ...world, gate: lookNow(world, config, loadKinds) };
}
