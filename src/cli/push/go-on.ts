import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { continuePush } from '#services/procedures/push/start.ts';

import { chosenRun } from './choose-run.ts';
import { pushWorldOf } from './push-world.ts';

/** `push resume` and `push abort`. */
export async function goOn(invocation: Invocation, how: 'resume' | 'abort'): Promise<number> {
  const { world, positionals } = invocation;
  const { run } = chosenRun(world.journals, positionals[0], true);
  return executeHere(invocation, (doing) => continuePush(pushWorldOf(invocation), run, how, doing));
}
