import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { continueBackup, unfinishedBackup } from '#services/procedures/backup/start.ts';

import { chosenSources } from './chosen.ts';

/** `backup resume`: goes on with the run named, else with the newest that was left half way. */
export async function resumeBackup(invocation: Invocation): Promise<number> {
  const { world, positionals } = invocation;
  const state = unfinishedBackup(world, positionals[0]);
  return executeHere(invocation, (doing) => continueBackup(world, state, () => chosenSources(invocation), doing));
}
