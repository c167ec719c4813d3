import type { Config } from '#config/config.ts';
import { lookNow } from '#services/monitor/look-now.ts';
import type { World } from '#services/ports/world.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

const kinds = async () => (await import('#services/checks/registry.ts')).kinds;

/** The world with the checks that guard what is deployed to, by the configuration of the moment they are asked. */
export function gated(world: World, config: () => Config): World & PushWorld {
  return { ...world, gate: (ids, signal) => lookNow(world, config(), kinds)(ids, signal) };
}
