import type { StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText } from '#services/procedures/push/git.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The files of the released tree as they will be committed: what git knows, and what is new and not ignored. */
export async function releasedFiles(world: PushWorld, context: StepContext): Promise<readonly string[]> {
  const list = git(world, treeOf(context), 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  return (await gitText(context, list)).split('\0').filter((name) => name !== '');
}
