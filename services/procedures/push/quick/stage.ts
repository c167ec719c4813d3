import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { git, gitText } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { stagedTree } from './staged-tree.ts';

/** Brings the reviewed changes into the separate tree, when they still are what was reviewed. */
export function stageStep(
  world: PushWorld,
  params: PushParams,
  { paths, tree }: NonNullable<PushParams['quick']>,
): Step {
  const { project, base } = params;
  return {
    id: 'stage',
    title: paths.length === 1 ? `Take ${paths[0]}` : `Take ${paths.length} reviewed paths`,
    phase: 'validate',
    writes: 'the separate tree only',
    commands: [
      'GIT_INDEX_FILE=<run>/quick.index git update-index --add --remove -z --stdin',
      `git read-tree -m -u ${tree}`,
    ],
    probe: async (context) => {
      const now = await context.exec(git(world, treeOf(context), 'write-tree'), { quiet: true });
      return now.exitCode === 0 && now.stdout.trim() === tree ? { state: 'done' } : { state: 'absent' };
    },
    run: async (context) => {
      const index = joinPath(context.folder, 'quick.index');
      const folder = await world.workspaces.open(context.folder);
      const run = async (command: Parameters<typeof gitText>[1]) => gitText(context, command);
      const now = await stagedTree(run, { world, dir: project.dir, base, paths, index, apart: null });
      await folder.remove(index);
      if (now !== tree)
        throw new OpsError('changed-since', 'A reviewed file was changed after it was reviewed.', {
          hint: 'Look at it and push again.',
          exit: 'refused',
        });
      await context.must(git(world, treeOf(context), 'read-tree', '-m', '-u', tree));
      return { summary: paths.join(', ') };
    },
  };
}
