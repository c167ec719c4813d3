import type { Reading } from '#domain/reading.ts';
import type { AnyKind } from '#services/checks/check.ts';
import type { World } from '#services/ports/world.ts';

import { gather } from './gather.ts';
import { discoverInstances, rememberedInstances } from './instances.ts';
import type { Wanted } from './wanted.ts';

/**
 * Looks at checks by their ids, each now and whatever was known; found anew when one is not known yet. Ids of no check are
 * left out of the answer. Throws OpsError `duplicate-check`.
 */
export function lookNow(
  world: World,
  wanted: Wanted,
  kinds: () => Promise<readonly AnyKind[]>,
): (ids: readonly string[], signal: AbortSignal) => Promise<readonly Reading[]> {
  return async (ids, signal) => {
    const known = rememberedInstances(world, wanted)?.instances ?? wanted.checks;
    const all = ids.every((id) => known.some((instance) => instance.id === id))
      ? known
      : (await discoverInstances(world, wanted, await kinds(), signal)).instances;
    const instances = all.filter(({ id }) => ids.includes(id));
    return gather({ world, instances, among: all, kinds, look: 'always', signal });
  };
}
