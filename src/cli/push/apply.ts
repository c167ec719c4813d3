import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { OpsError } from '#domain/errors.ts';
import { parseJson } from '#domain/json.ts';
import { resolvePath } from '#domain/path.ts';
import { checkPlan } from '#services/procedures/push/saved-plan.ts';
import { startPush } from '#services/procedures/push/start.ts';

import { pushWorldOf } from './push-world.ts';
import { layersOf } from './target.ts';

/** `push apply`: runs a saved plan, if nothing it was made from moved. */
export async function applyPush(invocation: Invocation): Promise<number> {
  const { world, positionals, values, ask, signal } = invocation;
  const [word] = positionals;
  if (word === undefined)
    throw new OpsError('no-plan', 'Which plan?', { hint: 'cpm-console push apply plan.json', exit: 'usage' });
  const path = resolvePath(word, world.environment.cwd, world.environment.home) ?? word;
  const text = await world.files.read(path, 16 * 1024 * 1024);
  if (text === null) throw new OpsError('no-plan', `There is no file ${path}.`, { exit: 'usage' });
  const plan = await checkPlan(world, parseJson(text), (dir) => layersOf(dir, invocation), signal);
  if (values['yes'] !== true) {
    if (ask === undefined)
      throw new OpsError('not-confirmed', 'A release is asked for before it begins.', {
        hint: 'Run it on a terminal, or add --yes.',
        exit: 'refused',
      });
    const name = await ask(`${plan.title}\nType ${plan.subject.id} to release it: `);
    if (name?.trim() !== plan.subject.id) throw new OpsError('left', 'Nothing was changed.', { exit: 'interrupted' });
  }
  return executeHere(invocation, (doing) => startPush(pushWorldOf(invocation), plan, doing));
}
