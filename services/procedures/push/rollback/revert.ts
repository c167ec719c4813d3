import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { git, gitText, objectOf } from '#services/procedures/push/git.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { RollbackParams } from './params.ts';

/** One new commit that takes back what the release changed; history and tag stay. */
export function revertStep(world: PushWorld, { base, released }: RollbackParams): Step {
  // Of a merge git goes on with the commit that is gone back to.
  const trailer = `This reverts commit ${released.commit}`;
  return {
    id: 'commit',
    title: 'Revert the release',
    phase: 'git',
    writes: 'one commit that no branch has yet',
    commands: [`git revert --no-edit ${released.commit.slice(0, 12)}`],
    idleTimeoutMs: 5 * 60_000,
    probe: async (context) => {
      const said = await gitText(context, git(world, treeOf(context), 'log', '-1', '--format=%H %P%n%B'));
      const [commit = '', parent] = (said.split('\n')[0] ?? '').split(' ');
      if (parent !== base || !said.includes(trailer)) return { state: 'absent' };
      return { state: 'done', result: { commit }, summary: commit.slice(0, 7) };
    },
    run: async (context) => {
      const tree = treeOf(context);
      const merge = (await objectOf(world, context, tree, `${released.commit}^2`)) !== null;
      const side = merge ? ['--mainline', '1'] : [];
      const finished = await context.exec(git(world, tree, 'revert', '--no-edit', ...side, released.commit));
      if (finished.exitCode !== 0) {
        await context.exec(git(world, tree, 'revert', '--abort'), { quiet: true });
        throw new OpsError(
          'revert-conflict',
          'What came after the release changed the same lines, so it cannot be reverted by itself.',
          {
            hint: `Revert it by hand: git revert ${released.commit.slice(0, 12)}`,
            exit: 'refused',
          },
        );
      }
      const commit = await gitText(context, git(world, tree, 'rev-parse', 'HEAD'));
      return { result: { commit }, summary: commit.slice(0, 7) };
    },
  };
}
