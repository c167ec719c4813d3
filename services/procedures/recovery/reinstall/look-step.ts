import type { Step } from '#services/procedures/engine/step.ts';

import type { Reinstall } from './params.ts';
import { refuse } from './refuse.ts';
import type { ReinstallWorld } from './world.ts';

/**
 * Looks whether the dependencies can be installed at all, before anything is stopped: that there is neither a network nor
 * a cache is better known while the service still runs.
 */
export function reinstallLookStep(world: ReinstallWorld, planned: Reinstall, phase: string): Step {
  return {
    id: `look-${planned.id}`,
    title: `See whether ${planned.by} can install`,
    phase,
    reads: true,
    run: async (context) => {
      await refuse(world, planned, context);
      return { summary: `${planned.by} can install` };
    },
  };
}
