import { OpsError } from '#domain/errors.ts';
import { parseStatusV2 } from '#domain/git/status-v2.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { git, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The branch is still where it was when the push was planned. */
export function validateTreeStep(world: PushWorld, { project, branch, base, quick, pick }: PushParams): Step {
  return {
    id: 'validate-tree',
    title: pick === undefined ? 'Branch unchanged' : `Branch ${branch} free`,
    phase: 'validate',
    reads: true,
    needs: [],
    commands: [`git rev-parse refs/heads/${branch}`],
    run: async (context) => {
      const command = git(world, project.dir, 'status', '--porcelain=v2', '--branch', '-z', '--untracked-files=no');
      const whole = pick === undefined && quick === undefined;
      const printed = whole ? await context.exec(command, { quiet: true }) : null;
      const status = printed?.exitCode === 0 && printed.droppedBytes === 0 ? parseStatusV2(printed.stdout) : null;
      const now =
        status?.branch === branch
          ? status.commit
          : await objectOf(world, context, project.dir, `refs/heads/${branch}^{commit}`);
      if (pick !== undefined) {
        if (now === null) return { summary: `${branch} is free` };
        throw new OpsError('branch-taken', `There is a branch ${branch} already.`, {
          hint: `Release that one: git switch ${branch}, then push run --hotfix.`,
          exit: 'refused',
        });
      }
      if (now !== base)
        throw new OpsError('branch-moved', `${branch} is no longer at ${base.slice(0, 12)}, which was planned.`, {
          hint: 'Plan the push again.',
          exit: 'refused',
        });
      if (status === null) return { summary: `${branch} at ${base.slice(0, 7)}` };
      const changed = status.changed + status.conflicts;
      return { summary: changed === 0 ? `clean at ${base.slice(0, 7)}` : `${changed} changed files stay out of it` };
    },
  };
}
