import { demoConfig } from '#config/demo.ts';
import { realClock } from '#services/adapters/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import type { Chosen } from './world.ts';

/** The made-up world; the options about the configuration have no meaning there. */
export function chooseWorld(): Promise<Chosen> {
  const world = demoWorld({ clock: realClock() });
  return Promise.resolve({ world, config: demoConfig(world) });
}
