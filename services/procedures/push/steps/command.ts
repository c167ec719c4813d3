import { joinPath } from '#domain/path.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';
import type { ProjectCommand } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { mark, marked } from './marks.ts';

/**
 * A command of the project, run in the released tree. What it leaves there goes with the tree, so it has no undo. `again` says
 * that it does nothing elsewhere and may run once more when the machine went down.
 */
export function commandStep(
  world: PushWorld,
  phase: string,
  { id, title, command, folder }: ProjectCommand,
  { env = {}, again = false }: { readonly env?: Readonly<Record<string, string>>; readonly again?: boolean } = {},
): Step {
  return {
    id,
    title,
    phase,
    commands: [spelled(command)],
    writes: 'the separate tree only',
    idleTimeoutMs: 10 * 60_000,
    timeoutMs: 60 * 60_000,
    probe: (context) => marked(world, context, id),
    run: async (context) => {
      const { tookMs } = await context.must({
        ...command,
        cwd: joinPath(treeOf(context), folder),
        env: { ...projectEnvironment(world.environment), ...env },
      });
      await mark(world, context, id, again);
      return { result: { tookMs }, summary: spelled(command) };
    },
  };
}
