import { joinPath } from '#domain/path.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';
import type { ProjectCommand, PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** A command of the person that only looks, before anything is written; run in the project's own folder. */
export function lookCommandStep(
  world: PushWorld,
  { project }: PushParams,
  { id, title, command, folder }: ProjectCommand,
): Step {
  return {
    id,
    title,
    phase: 'validate',
    reads: true,
    needs: [],
    commands: [spelled(command)],
    run: async (context) => {
      const cwd = joinPath(project.dir, folder);
      await context.must({ ...command, cwd, env: projectEnvironment(world.environment) });
      return { summary: spelled(command) };
    },
  };
}
