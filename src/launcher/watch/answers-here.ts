import type { Config } from '#config/config.ts';
import { findProjectPlaces } from '#config/detect/projects.ts';
import type { AddForm } from '#screens/frame/watch.ts';
import type { World } from '#services/ports/world.ts';

/** A person waits for suggestions; what takes longer is left out. */
const DEADLINE_MS = 3000;

/** Answers to a question that this machine knows: folders, mount points, managers, units. Empty where nobody knows. */
export async function answersHere(
  world: World,
  config: Config,
  { section, kind }: AddForm,
  field: string,
): Promise<readonly string[]> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  if (section === 'projects' && field === 'path') {
    return (await findProjectPlaces(world, config, signal)).map(({ path }) => path);
  }
  if (section === 'services' && field === 'manager') return world.managers.map(({ name }) => name);
  if (section === 'services' && field === 'unit') return unitsHere(world, signal);
  if (kind === 'disk' && field === 'path') return (await world.system.mounts()).map(({ path }) => path);
  return [];
}

async function unitsHere({ managers }: World, signal: AbortSignal): Promise<readonly string[]> {
  const lists = await Promise.all(
    managers.map(async (manager) => ((await manager.available(signal)) ? manager.list(signal) : [])),
  );
  return [...new Set(lists.flat().map(({ name }) => name))];
}
