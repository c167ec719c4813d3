import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { startCredential } from '#services/procedures/credentials/start.ts';
import { type GiveWish, planGive, type PlannedGive } from '#services/procedures/give/plan.ts';

import { credentialWorldOf } from './credential-world.ts';
import { documentOf } from './json.ts';
import { refuseLeaked } from './leaked-argument.ts';
import { oneName } from './one-name.ts';
import { agreedTo, refuseBlocked, showPlan } from './planned.ts';

/** `cred give NAME --to …`: writes it into a file of variables and restarts who reads it. */
export async function giveCommand(invocation: Invocation): Promise<number> {
  await refuseLeaked(invocation);
  const { values, stdout } = invocation;
  const name = oneName(invocation);
  const { to, as, file } = values;
  if (typeof to !== 'string')
    throw new OpsError('usage', `To whom should ${name} be given?`, {
      hint: '--to service:NAME or --to env-file:PATH',
      exit: 'usage',
    });
  const planned = await plan(invocation, {
    name,
    to,
    ...(typeof as === 'string' && { variable: as }),
    ...(typeof file === 'string' && { file }),
  });
  if (values['dry-run'] === true) return showPlan(invocation, planned);
  refuseBlocked(invocation, planned);
  if (!planned.isNeeded) {
    const said = `${to} has ${name} already.`;
    stdout.write(values['json'] === true ? documentOf({ said }) : `${said}\n`);
    return EXIT.nothingToDo;
  }
  if (!(await agreedTo(invocation, planned))) return EXIT.interrupted;
  return executeHere(invocation, (doing) => startCredential(credentialWorldOf(invocation), planned.plan, doing));
}

/** Asks for the file where nothing tells which one a service reads. */
async function plan(invocation: Invocation, wish: GiveWish): Promise<PlannedGive> {
  const { config, values, ask, signal } = invocation;
  const world = credentialWorldOf(invocation);
  try {
    return await planGive(world, config, wish, signal);
  } catch (thrown) {
    const isAsked = thrown instanceof OpsError && thrown.code === 'needs-file';
    if (!isAsked || ask === undefined || values['yes'] === true || values['json'] === true) throw thrown;
    const file = (await ask(`${thrown.message} Which one is it? `))?.trim() ?? '';
    if (file === '') throw thrown;
    return planGive(world, config, { ...wish, file }, signal);
  }
}
