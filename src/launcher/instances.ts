import type { Config } from '#config/config.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { discoverInstances, rememberedInstances } from '#services/monitor/instances.ts';
import type { World } from '#services/ports/world.ts';

/** What to begin with and how to learn what else there is. */
export interface Finding {
  /** What the last start found; on a first start the machine itself. */
  readonly first: readonly Instance[];
  /** Looks at everything anew; takes seconds where something does not answer. */
  readonly all: (signal: AbortSignal) => Promise<readonly Instance[]>;
}

/** The checks to run: remembered ones at once, the true ones a moment later. */
export async function findInstances(world: World, config: Config, kinds: readonly AnyKind[]): Promise<Finding> {
  const none = new AbortController().signal;
  const remembered = rememberedInstances(world, config)?.instances;
  const local = kinds.filter((kind) => kind.group === 'system');
  return {
    first: remembered ?? (await discoverInstances(world, config, local, none, 'part')).instances,
    all: async (signal) => (await discoverInstances(world, config, kinds, signal)).instances,
  };
}
