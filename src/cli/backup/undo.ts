import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { isUnfinished } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { actIn } from '#services/procedures/backup/params.ts';
import { chosenPutBack, undoPutBack } from '#services/procedures/backup/start.ts';

import { plain } from './plain.ts';

/** `backup undo`: takes back what was put back in place, the last time by default. */
export async function undoRestore(invocation: Invocation): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const state = chosenPutBack(world, positionals[0]);
  const why = isUnfinished(state) ? null : whyNotUndoable(state);
  if (why !== null)
    throw new OpsError('not-undoable', `${state.run} cannot be taken back: ${why}.`, {
      hint: 'Nothing was changed.',
      exit: 'nothingToDo',
    });
  const act = state.plan === null ? null : actIn(state.plan);
  const pieces = act?.act === 'put-back' ? act.pieces : [];
  if (values['json'] !== true)
    stdout.write(`${state.run}\n${pieces.map(({ path }) => `  ${plain(path)} becomes what it was before\n`).join('')}`);
  if (values['dry-run'] === true) return EXIT.ok;
  if (!(await consent(invocation, 'Take it back?'))) {
    stdout.write('Nothing was changed.\n');
    return EXIT.interrupted;
  }
  return executeHere(invocation, (doing) => undoPutBack(world, state, doing));
}
