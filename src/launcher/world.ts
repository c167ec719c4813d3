import type { Config } from '#config/config.ts';
import type { World } from '#services/ports/world.ts';

import type { Globals } from './arguments.ts';

/** A world and the configuration it is looked at with. */
export interface Chosen {
  readonly world: World;
  readonly config: Config;
}

/** The real world, or with `--demo` the made-up one. */
export async function worldFor(globals: Globals): Promise<Chosen> {
  if (globals.demo) {
    const { chooseDemo } = await import('./demo-world.ts');
    return chooseDemo();
  }
  const { chooseWorld } = await import('./real-world.ts');
  return chooseWorld(globals);
}
