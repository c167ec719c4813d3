import type { StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { testedCommit } from '#services/procedures/push/steps/commit.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

type Landing = Pick<PushParams, 'project' | 'remote' | 'base'>;

/**
 * The commit of the branch on the remote that has exactly the tree that was tested: a merge of it, it squashed or moved, or
 * the release commit itself where others were merged in between. Null while the branch has none. What is looked at is fetched
 * under a name of our own, never into a shared ref.
 */
export async function landed(
  world: PushWorld,
  context: StepContext,
  { project: { dir }, remote, base }: Landing,
): Promise<string | null> {
  const tested = testedCommit(context);
  const own = `refs/cpm-console/${context.run}`;
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', remote.name];
  try {
    await context.must(git(world, dir, ...fetch, `+${remote.ref}:${own}`), { quiet: true });
    const tree = await objectOf(world, context, dir, `${tested}^{tree}`);
    const log = git(world, dir, 'log', '--first-parent', '--reverse', '--format=%H %T', own, `^${base}`, '--');
    const same = (await gitText(context, log)).split('\n').find((line) => line.endsWith(` ${tree}`));
    if (same !== undefined) return same.split(' ')[0] ?? null;
    const has = await context.exec(git(world, dir, 'merge-base', '--is-ancestor', tested, own), { quiet: true });
    return has.exitCode === 0 ? tested : null;
  } finally {
    await context.exec(git(world, dir, 'update-ref', '-d', own), { quiet: true });
  }
}
