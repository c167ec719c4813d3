import { detect } from '#config/detect/detect.ts';
import { proposal } from '#config/detect/proposal.ts';
import type { FirstRun } from '#screens/frame/watch.ts';
import type { World } from '#services/ports/world.ts';

import type { Running } from '../running.ts';

const DECLINED = 'first-run-declined';

/** Whether a person said that they want none. */
export const isDeclined = (state: World['state']): boolean => state.get(DECLINED) !== null;

/** The offer of a first configuration; null once there is one, or it was declined, or nothing may be written. */
export function firstRunFor(
  world: World,
  running: Running,
  readOnly: boolean,
  reload: () => Promise<void>,
): FirstRun | null {
  const { source, path } = running.config;
  if (source !== null || readOnly || world.environment.home === null || isDeclined(world.state)) return null;
  return {
    path,
    home: world.environment.home,
    find: () => detect(world, running.config, new AbortController().signal),
    proposal: (found) => proposal(found, running.config, world.environment.home),
    async write(found) {
      await world.configStore.write(path, proposal(found, running.config, world.environment.home), null);
      await reload();
    },
    decline: () => world.state.set(DECLINED, new Date(world.clock.now()).toISOString()),
  };
}
