import type { Invocation } from '#cli/command.ts';
import { loadKinds } from '#cli/health/instances.ts';
import { rememberedInstances } from '#services/monitor/instances.ts';
import { lookNow } from '#services/monitor/look-now.ts';
import type { World } from '#services/ports/world.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';

/** The world with a look at the checks of this configuration. */
export function serviceWorldOf({ world, config }: Pick<Invocation, 'world' | 'config'>): World & ServiceWorld {
  const gate = lookNow(world, config, loadKinds);
  return {
    ...world,
    gate,
    // Where nothing was found yet, everything there is would be looked for.
    refresh(ids, signal) {
      const known = new Set(rememberedInstances(world, config)?.instances.map(({ id }) => id));
      const those = ids.filter((id) => known.has(id));
      return those.length === 0 ? Promise.resolve([]) : gate(those, signal);
    },
  };
}
