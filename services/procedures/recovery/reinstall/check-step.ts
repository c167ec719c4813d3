import { isJsonObject } from '#domain/json.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';

import { runChecks } from './checks.ts';
import { isReinstall, type Reinstall } from './params.ts';
import type { ReinstallWorld } from './world.ts';

/** The import or start check of what was installed anew, once more at the end: data and settings came after it. */
export function reinstallCheckStep(world: ReinstallWorld, planned: Reinstall, phase: string): Step {
  return {
    id: `check-${planned.id}`,
    title: 'See whether what was installed can be started',
    phase,
    reads: true,
    commands: planned.checks.map(({ command }) => spelled(command)),
    run: async (context) => {
      const result = context.resultOf(planned.id);
      const item = isJsonObject(result) && isReinstall(result['item']) ? result['item'] : planned;
      await runChecks(world, item.checks, context);
      return { summary: item.checks.map(({ what }) => what).join('; ') || 'nothing to do' };
    },
  };
}
