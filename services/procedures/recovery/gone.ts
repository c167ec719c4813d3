import { OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import type { Acting } from '#services/ports/managers.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { controlOf, lifeOf, soon } from '#services/procedures/service/seen.ts';
import { readyStep } from '#services/procedures/service/steps/ready.ts';
import { stepId, type UnitWork } from '#services/procedures/service/unit-step.ts';

import type { RecoveryWorld } from './world.ts';

/** A person may take a day to answer. */
const LONGEST_MS = 86_400_000;

/** Waits until a unit has stopped and its process is gone; asks before it is ended by force. */
export function goneStep(world: RecoveryWorld, work: UnitWork): Step | null {
  const step = readyStep(work, 'undo');
  if (step === null) return null;
  return {
    ...step,
    timeoutMs: LONGEST_MS,
    async run(context) {
      for (;;) {
        try {
          return await step.run(context);
        } catch (thrown) {
          if (!(thrown instanceof OpsError) || thrown.code !== 'not-ready') throw thrown;
          await insist(world, work, context);
        }
      }
    },
  };
}

/** Asks what is to be done with what does not stop, and does it. Throws OpsError `will-not-stop` when it is left. */
async function insist(world: RecoveryWorld, work: UnitWork, context: StepContext): Promise<void> {
  const { unit } = work;
  const control = controlOf(world, unit.manager);
  const acting: Acting = { action: 'kill', unit: unit.unit, signal: 'KILL' };
  const can = control.actions.includes('kill');
  const { pid } = lifeOf(context.resultOf(stepId.look(unit)));
  const answer = await context.ask({
    id: 'still-there',
    kind: 'choice',
    title: `${unit.name} has not stopped after ${lasting(unit.withinMs)}${pid === null ? '' : `, its process is ${pid}`}.`,
    choices: [
      { id: 'wait', title: 'Wait on' },
      ...(can ? [{ id: 'kill', title: 'End it at once', note: spelled(control.command(acting)) }] : []),
      { id: 'leave', title: 'Stop here and take everything back' },
    ],
  });
  if (answer.value === 'leave')
    throw new OpsError('will-not-stop', `${unit.name} does not stop.`, {
      hint: `Nothing of it was changed. End it yourself, then recover again.`,
      exit: 'rolledBack',
    });
  if (answer.value !== 'kill') return;
  const refusal = await soon(world, context.signal, (signal) => control.refusal(acting, signal));
  if (refusal === null) {
    context.note(`$ ${spelled(control.command(acting))}`);
    await soon(world, context.signal, (signal) => control.act(acting, signal));
    return;
  }
  const turn = await context.ask({
    id: 'rights',
    kind: 'your-turn',
    title: `${unit.name} cannot be ended from here: ${refusal.why}.`,
    command: spelled(refusal.command),
    choices: [
      { id: 'run', title: 'Run it here', note: 'sudo asks you itself' },
      { id: 'wait', title: 'I ran it elsewhere: go on' },
      { id: 'leave', title: 'Stop here and take everything back' },
    ],
  });
  if (turn.value === 'leave') throw new OpsError('no-rights', `${unit.name}: ${refusal.why}.`, { exit: 'rolledBack' });
}
