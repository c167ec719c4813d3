import type { Invocation } from '#cli/command.ts';
import { loadKinds } from '#cli/health/instances.ts';
import { lookNow } from '#services/monitor/look-now.ts';
import type { World } from '#services/ports/world.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';

/** The world with a look at the checks of this configuration. */
export function serviceWorldOf({ world, config }: Pick<Invocation, 'world' | 'config'>): World & ServiceWorld {
  return { ...world, gate: lookNow(world, config, loadKinds) };
}
