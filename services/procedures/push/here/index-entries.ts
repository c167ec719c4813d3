import type { StepContext } from '#services/procedures/engine/step.ts';
import { git, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

type Here = Pick<PushParams, 'project' | 'branch' | 'base' | 'files'>;

/**
 * Brings the person's own index to the release commit, as far as the files that it changes go, once their branch is there. An
 * entry that they staged themselves meanwhile stays. Resolves to whether they are at the release.
 */
export async function followIndex(
  world: PushWorld,
  context: StepContext,
  { project, branch, base, files }: Here,
  commit: string,
): Promise<boolean> {
  const same = async (what: string) => {
    const ask = git(world, project.dir, 'diff-index', '--cached', '--quiet', what, '--', ...files);
    return (await context.exec(ask, { quiet: true })).exitCode === 0;
  };
  if ((await objectOf(world, context, project.dir, `refs/heads/${branch}^{commit}`)) !== commit) return false;
  if (files.length === 0 || (await same(commit))) return true;
  if (!(await same(base))) return false;
  await context.must(git(world, project.dir, 'reset', '--quiet', commit, '--', ...files), { quiet: true });
  return true;
}
