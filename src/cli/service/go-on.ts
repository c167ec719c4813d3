import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { OpsError } from '#domain/errors.ts';
import { unfinishedRuns } from '#services/procedures/runs/find.ts';
import { continueService } from '#services/procedures/service/start.ts';

import { serviceWorldOf } from './service-world.ts';

/** `service resume` and `service abort`: of the run named, else of the newest that was left half way. */
export async function goOn(invocation: Invocation, how: 'resume' | 'abort'): Promise<number> {
  const { world, positionals } = invocation;
  const run = positionals[0] ?? unfinishedRuns(world.journals, 'service', null)[0]?.run;
  if (run === undefined)
    throw new OpsError('no-run', 'Nothing that was done with a service was left half way.', { exit: 'nothingToDo' });
  return executeHere(invocation, (doing) => continueService(serviceWorldOf(invocation), run, how, doing));
}
