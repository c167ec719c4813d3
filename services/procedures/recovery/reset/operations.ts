import type { StepContext } from '#services/procedures/engine/step.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

import { localGit } from './git.ts';

/** How git forgets what is not finished and leaves files and branches alone; a merge ends with the checkout itself. */
const QUIT: Readonly<Record<string, readonly string[]>> = {
  rebase: ['rebase', '--quit'],
  am: ['am', '--quit'],
  'cherry-pick': ['cherry-pick', '--quit'],
  revert: ['revert', '--quit'],
  bisect: ['bisect', 'reset', 'HEAD'],
};
/** One hides the other: a rebase may stop at a cherry-pick in the middle of a bisect. */
const MOST = 4;

/** Ends what is in progress, so that nobody goes on with it on other files; the snapshot brings it back. */
export async function quitOperations(
  world: Pick<RecoveryWorld, 'environment' | 'git'>,
  top: string,
  context: StepContext,
): Promise<void> {
  for (let round = 0; round < MOST; round++) {
    const { operation } = await world.git.status(top, context.signal);
    const quit = operation === null ? undefined : QUIT[operation];
    if (quit === undefined) return;
    context.note(`A ${operation} is in progress; it is forgotten here and comes back with the undo.`);
    await context.must(localGit(world, top, ...quit));
  }
}
