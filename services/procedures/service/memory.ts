import type { ServiceName } from '#domain/service/names.ts';

import { servicesNamed } from './targets.ts';
import type { ServiceFacts, ServiceWorld } from './world.ts';

/** Names that the guides and the upstream project give it. */
const USUAL = ['mem0ai', 'memory-service', 'mem0'];

/** The service of the memory: the configured one that sounds like it, else a unit of a usual name; null when none is there. */
export async function memoryService(
  world: Pick<ServiceWorld, 'clock' | 'managers'>,
  facts: ServiceFacts,
  signal: AbortSignal,
): Promise<ServiceName | null> {
  const own = facts.services.find(({ id, unit }) => /mem0|memory/i.test(`${id} ${unit}`));
  if (own !== undefined) return { id: own.id, manager: own.manager, unit: own.unit };
  for (const name of USUAL) {
    const [found] = await servicesNamed(world, facts, [name], signal).catch(() => []);
    if (found !== undefined) return found;
  }
  return null;
}
