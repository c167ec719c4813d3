import { demoConfig } from '#config/demo.ts';
import { realClock } from '#services/adapters/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import type { Chosen } from './world.ts';

/** The made-up world, in which time passes as fast as here. */
export function chooseDemo(): Chosen {
  const world = demoWorld({ clock: realClock() });
  return { world, config: demoConfig(world) };
}
