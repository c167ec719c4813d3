import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { parseJson } from '#domain/json.ts';
import { resolvePath } from '#domain/path.ts';
import { recoveryIn } from '#services/procedures/recovery/params.ts';
import { savedPlan, wishAgain } from '#services/procedures/recovery/saved-plan.ts';
import { startRecovery } from '#services/procedures/recovery/start.ts';

import { planned, refuse } from './planned.ts';
import { planText } from './text.ts';
import { recoveryWorldOf } from './world.ts';

/** `recover apply`: runs a saved plan, if planning it again gives the same. */
export async function applyRecovery(invocation: Invocation): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const [word] = positionals;
  if (word === undefined)
    throw new OpsError('no-plan', 'Which plan?', { hint: 'cpm-console recover apply plan.json', exit: 'usage' });
  const path = resolvePath(word, world.environment.cwd, world.environment.home) ?? word;
  const text = await world.files.read(path, 16 * 1024 * 1024);
  if (text === null) throw new OpsError('no-plan', `There is no file ${path}.`, { exit: 'usage' });
  const saved = savedPlan(parseJson(text));
  const now = await planned(invocation, wishAgain(recoveryIn(saved)));
  if (now.plan.fingerprint !== saved.fingerprint)
    throw new OpsError('plan-stale', 'The world moved since this plan was made.', {
      hint: 'Plan again and look at it: cpm-console recover plan',
      exit: 'refused',
    });
  refuse(invocation, now);
  if (values['json'] !== true) stdout.write(planText(now));
  if (!(await consent(invocation, now.asks.title))) {
    stdout.write('Nothing was changed.\n');
    return EXIT.interrupted;
  }
  // What was made now, not what the file says: it holds the same, and nothing that was written into it by hand.
  return executeHere(invocation, (doing) => startRecovery(recoveryWorldOf(invocation), now.plan, doing));
}
