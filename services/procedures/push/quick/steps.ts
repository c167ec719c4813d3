import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { commitStep } from '#services/procedures/push/steps/commit.ts';
import { noRelease } from '#services/procedures/push/steps/no-release.ts';
import { pushStep } from '#services/procedures/push/steps/push.ts';
import { scanStep } from '#services/procedures/push/steps/scan.ts';
import { validateRemoteStep } from '#services/procedures/push/steps/validate-remote.ts';
import { validateTreeStep } from '#services/procedures/push/steps/validate-tree.ts';
import { verifyRemoteStep } from '#services/procedures/push/steps/verify-remote.ts';
import { worktreeStep } from '#services/procedures/push/steps/worktree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { stageStep } from './stage.ts';
import { updateIndexStep } from './update-index.ts';

export const QUICK_PHASES = [
  { id: 'validate', title: 'Validate' },
  { id: 'scan', title: 'Scan' },
  { id: 'commit', title: 'Commit' },
  { id: 'push', title: 'Push' },
  { id: 'verify', title: 'Verify' },
] as const;

/** A quick push: reviewed changes in one commit, looked through and pushed. No version, no tag. */
export function quickSteps(
  world: PushWorld,
  params: PushParams,
  quick: NonNullable<PushParams['quick']>,
): readonly Step[] {
  const looks = [validateTreeStep(world, params), validateRemoteStep(world, params)];
  return [
    ...looks,
    { ...worktreeStep(world, params), phase: 'validate', needs: looks.map(({ id }) => id) },
    ...(quick.paths.length === 0 ? [] : [stageStep(world, params, quick)]),
    { ...scanStep(world, params), phase: 'scan' },
    quick.paths.length === 0 ? committedStep(params) : quickCommitStep(world, params, quick.paths),
    { ...noRelease(pushStep(world, params)), phase: 'push' },
    verifyRemoteStep(world, params),
    updateIndexStep(world, params),
  ];
}

function quickCommitStep(world: PushWorld, params: PushParams, paths: readonly string[]): Step {
  const subject = params.message.split('\n')[0] ?? '';
  return {
    ...commitStep(world, params),
    title: paths.length === 1 ? `Commit ${paths[0]}` : `Commit ${paths.length} paths`,
    phase: 'commit',
    commands: [`git commit -m '${subject}'`],
  };
}

/** Everything is committed already. */
function committedStep({ base }: PushParams): Step {
  return {
    id: 'commit',
    title: 'Nothing to commit',
    phase: 'commit',
    reads: true,
    run: () => Promise.resolve({ result: { commit: base }, summary: `${base.slice(0, 7)} is pushed as it is` }),
  };
}
