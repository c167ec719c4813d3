import { joinPath } from '#domain/path.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { unmark } from './marks.ts';

/** A separate tree of the released commit: the person's own files and index are never touched. */
export function worktreeStep(world: PushWorld, { project, base }: Pick<PushParams, 'project' | 'base'>): Step {
  const remove = async (context: StepContext) => {
    const tree = treeOf(context);
    const command = git(world, project.dir, 'worktree', 'remove', '--force', '--force', tree);
    const finished = await context.exec(command, { quiet: true });
    // A tree that was never made is no failure; whatever files are left of it go all the same.
    const folder = await world.workspaces.open(context.folder);
    await folder.remove(tree);
    await unmark(world, context);
    if (finished.exitCode !== 0 && (await isListed(world, context, project.dir)))
      await context.must(command, { quiet: true });
  };
  return {
    id: 'worktree',
    title: 'Make a separate tree',
    phase: 'version',
    writes: 'a folder of the run, and its entry in the repository',
    commands: [`git worktree add --detach <run> ${base.slice(0, 12)}`],
    probe: async (context) => {
      const folder = await world.workspaces.open(context.folder);
      if (!(await folder.exists(joinPath(treeOf(context), '.git')))) return { state: 'absent' };
      const head = await objectOf(world, context, treeOf(context), 'HEAD^{commit}');
      return head === null ? { state: 'absent' } : { state: 'done' };
    },
    run: async (context) => {
      const tree = treeOf(context);
      const add = git(world, project.dir, 'worktree', 'add', '--detach', '--quiet', tree, base);
      const folder = await world.workspaces.open(context.folder);
      await unmark(world, context);
      // Something is left of a tree when an earlier try was killed; of its entry when only the folder is gone.
      if ((await folder.exists(tree)) || (await context.exec(add)).exitCode !== 0) {
        await remove(context);
        await context.must(add);
      }
      return { summary: `a tree of ${base.slice(0, 7)}` };
    },
    undo: remove,
    dispose: remove,
  };
}

async function isListed(world: PushWorld, context: StepContext, dir: string): Promise<boolean> {
  const list = await context.must(git(world, dir, 'worktree', 'list', '--porcelain', '-z'), { quiet: true });
  return list.stdout.split('\0').includes(`worktree ${treeOf(context)}`);
}
