import { OpsError } from '#domain/errors.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { git } from '#services/procedures/push/git.ts';
import { mayArrive, onItsWay, wordsOf } from '#services/procedures/push/may-arrive.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { pushedRefs } from '#services/procedures/push/porcelain.ts';
import { landed } from '#services/procedures/push/pull/landed.ts';
import { askRemote } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { testedCommit } from './commit.ts';
import { PULL_REQUEST } from './pull-request.ts';

export const SEND_BRANCH = 'branch';

/**
 * Sends the release commit as a branch of its own, for a pull request; null for a push that goes straight to its branch.
 * The branch must be new there, and is taken away again only while it is exactly ours.
 */
export function sendBranchStep(
  world: PushWorld,
  { project, remote, pull, base }: Pick<PushParams, 'project' | 'remote' | 'pull' | 'base'>,
): Step | null {
  if (pull === undefined) return null;
  const ref = `refs/heads/${pull.branch}`;
  const args = (commit: string) => [
    'push',
    '--porcelain',
    '--progress',
    '--no-follow-tags',
    `--force-with-lease=${ref}:`,
    remote.name,
    `${commit}:${ref}`,
  ];
  const probe = async (context: StepContext): Promise<Probe> => {
    const found = await askRemote(world, context, { dir: project.dir, remote: remote.name, refs: [ref] });
    const ours = found.get(ref) === testedCommit(context);
    return ours ? { state: 'done', summary: `${remote.name} has it` } : { state: 'absent' };
  };
  return {
    id: SEND_BRANCH,
    title: `Send the branch ${pull.branch}`,
    phase: 'git',
    writes: `${ref} on ${remote.name}`,
    commands: [`git ${args('<release commit>').join(' ')}`],
    idleTimeoutMs: 5 * 60_000,
    timeoutMs: 60 * 60_000,
    // Reviewers may add to it, and it goes away once it is merged.
    settledBy: PULL_REQUEST,
    probe,
    run: async (context) => {
      const finished = await context.exec(git(world, project.dir, ...args(testedCommit(context))));
      if (finished.exitCode === 0) return { summary: `${remote.name} took it` };
      if (mayArrive(finished)) throw onItsWay(`Sending ${pull.branch} was cut. ${wordsOf(finished)}`);
      const refused = pushedRefs(finished.stdout).filter(({ state }) => state === 'rejected');
      throw new OpsError(
        'push-rejected',
        `${remote.name} did not take the branch ${pull.branch}: ${refused.map(({ why }) => why).join('; ') || wordsOf(finished)}.`,
        {
          hint: 'Somebody may have one of that name there, or the server takes none from you.',
          exit: 'remoteConflict',
        },
      );
    },
    undo: async (context) => {
      if ((await landed(world, context, { project, remote, base })) !== null)
        throw new OpsError('merged', `${pull.branch} was merged meanwhile, so it is not taken back.`, {
          hint: 'Resume the run to tag and publish it, or revert it there.',
          exit: 'rollbackIncomplete',
        });
      if ((await probe(context)).state !== 'done') return;
      const lease = `--force-with-lease=${ref}:${testedCommit(context)}`;
      await context.must(git(world, project.dir, 'push', '--porcelain', lease, remote.name, `:${ref}`));
    },
  };
}
