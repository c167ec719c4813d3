import { OpsError } from '#domain/errors.ts';
import { stepOf } from '#domain/procedure/run-state.ts';

import { lookUp } from './attempt.ts';
import { contextFor } from './context.ts';
import { limitOf, type Running } from './running.ts';
import type { Step } from './step.ts';
import { failureOf } from './words.ts';

/** How taking back went. */
export type Back =
  | { readonly state: 'undone' }
  | { readonly state: 'incomplete' | 'stopped'; readonly thrown: unknown };

/** Takes back every step that was begun, the last one first, and asks the world each time whether it is gone. */
export async function back(running: Running): Promise<Back> {
  const failures: unknown[] = [];
  for (const step of running.procedure.steps.toReversed()) {
    const { begun, state } = stepOf(running.recorder.state, step.id);
    if (!begun || step.reads === true || state === 'undone') continue;
    if (wantsToStop(running)) return { state: 'stopped', thrown: stopped() };
    const thrown = await takeBack(running, step);
    if (thrown !== null) failures.push(thrown);
  }
  // What could not be taken back is tried again, for which it needs what it kept.
  if (failures.length === 0 || running.procedure.plan.undoable !== true) await tidy(running);
  return failures.length === 0 ? { state: 'undone' } : { state: 'incomplete', thrown: failures[0] };
}

async function takeBack(running: Running, step: Step): Promise<unknown> {
  const { host, recorder } = running;
  if (step.undo === undefined) return null;
  const began = host.clock.monotonic();
  recorder.record({ type: 'undoing', step: step.id });
  // Taking back is writing: a wish to stop waits for its end.
  const limit = limitOf(running, {
    reads: false,
    ...(step.timeoutMs === undefined ? {} : { timeoutMs: step.timeoutMs }),
  });
  try {
    await step.undo(contextFor(step, { host, recorder, signal: limit.signal }));
    const probe = await lookUp(running, step);
    if (probe.state !== 'absent') throw notGone(step, probe.state === 'unclear' ? probe.why : 'it is still there');
    recorder.record({ type: 'undone', step: step.id, tookMs: host.clock.monotonic() - began });
    return null;
  } catch (thrown) {
    recorder.record({ type: 'undo-failed', step: step.id, error: failureOf(thrown) });
    return thrown;
  } finally {
    limit.release();
  }
}

/** Takes away what only the run needed. A failure here costs disk space, nothing else, and is noted. */
export async function tidy(running: Running): Promise<void> {
  const { host, recorder } = running;
  for (const step of running.procedure.steps.toReversed()) {
    if (step.dispose === undefined || !stepOf(recorder.state, step.id).begun) continue;
    const limit = limitOf(running, { reads: false });
    try {
      await step.dispose(contextFor(step, { host, recorder, signal: limit.signal }));
      recorder.record({ type: 'tidied', step: step.id });
    } catch (thrown) {
      recorder.tell({ type: 'note', step: step.id, text: `could not tidy up: ${failureOf(thrown).message}` });
    } finally {
      limit.release();
    }
  }
}

const wantsToStop = ({ control }: Running): boolean => control.how === 'stop' || control.how === 'hang-up';

function notGone(step: Step, why: string): OpsError {
  return new OpsError('not-undone', `${step.title} could not be taken back: ${why}`, {
    hint: 'Mend what is said above, then abort the run again.',
    exit: 'rollbackIncomplete',
  });
}

function stopped(): OpsError {
  return new OpsError('stopped', 'Taking back was stopped before its end.', {
    hint: 'Abort the run again to go on with it.',
    exit: 'partlyDone',
  });
}
