import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { isUnfinished, type RunState, stepOf } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { staysEnded } from '#domain/recovery/stays-ended.ts';
import { continueRecovery, undoRecovery } from '#services/procedures/recovery/start.ts';

import { chosenRecovery } from './choose.ts';
import { recoveryWorldOf } from './world.ts';

/** `recover resume`: of the run named, else of the newest that was left half way. */
export async function resumeRecovery(invocation: Invocation): Promise<number> {
  const { world, positionals } = invocation;
  const { run } = chosenRecovery(world.journals, positionals[0], 'resume');
  return executeHere(invocation, (doing) => continueRecovery(recoveryWorldOf(invocation), run, 'resume', doing));
}

/** `recover undo`: shows what would be taken back, asks, and takes it back. */
export async function takeBack(invocation: Invocation): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const state = chosenRecovery(world.journals, positionals[0], 'undo');
  const { run } = state;
  const why = isUnfinished(state) ? null : whyNotUndoable(state);
  if (why !== null)
    throw new OpsError('not-undoable', `${run} cannot be taken back: ${why}.`, {
      hint: 'Nothing was changed.',
      exit: 'nothingToDo',
    });
  if (values['json'] !== true) stdout.write(`${undoText(state)}\n`);
  if (values['dry-run'] === true) return EXIT.ok;
  if (!(await consent(invocation, `Take ${run} back?`))) {
    stdout.write('Nothing was changed.\n');
    return EXIT.interrupted;
  }
  return executeHere(invocation, (doing) => undoRecovery(recoveryWorldOf(invocation), run, doing));
}

/** The steps that are taken back, the last one first. */
function undoText(state: RunState): string {
  const steps = (state.plan?.steps ?? []).filter(({ id, reads }) => {
    const { begun, state: now } = stepOf(state, id);
    return !reads && begun && now !== 'undone';
  });
  return [
    `${state.run}   ${state.plan?.title ?? ''}`,
    ...steps.toReversed().map(({ title }) => `  ↶ ${title}`),
    ...(steps.length === 0 ? ['  Nothing was changed by it.'] : []),
    ...staysEnded(state).map((text) => `  ${text}`),
  ].join('\n');
}
