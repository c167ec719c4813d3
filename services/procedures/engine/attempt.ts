import { OpsError } from '#domain/errors.ts';
import type { Json } from '#domain/json.ts';
import { mayArrive, stepOf } from '#domain/procedure/run-state.ts';

import { contextFor } from './context.ts';
import { limitOf, type Running } from './running.ts';
import type { Probe, Step } from './step.ts';
import { failureOf, unclear } from './words.ts';

/** What one try of a step came to. */
export type Tried =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly thrown: unknown }
  /** Nobody can say whether its effect is in place. */
  | { readonly state: 'unclear'; readonly thrown: unknown };

/** Runs one step once, records what came of it, and looks up an outcome that is not known. */
export async function attempt(running: Running, step: Step, attempts: number): Promise<Tried> {
  const { host, recorder } = running;
  const began = host.clock.monotonic();
  const took = () => host.clock.monotonic() - began;
  const limit = limitOf(running, step);
  const { signal } = limit;
  // A step that is tried again in any case has its own ways to tell.
  const doubted = step.irreversible === true && step.onFailure !== 'retry' && mayArrive(recorder.state, step.id);
  let ran = false;
  try {
    const earlier = stepOf(recorder.state, step.id);
    // What was found before the first try stays true: a second one would find the first one's traces.
    const before: Json =
      earlier.begun && earlier.state !== 'undone'
        ? earlier.before
        : ((await step.before?.(contextFor(step, { host, recorder, signal }))) ?? null);
    recorder.record({ type: 'started', step: step.id, attempt: attempts, before });
    const waiting = () => running.waiting?.(step);
    const answer = (await step.run(contextFor(step, { host, recorder, signal, waiting }))) ?? {};
    ran = true;
    const result = answer.result ?? null;
    await step.verify?.(contextFor(step, { host, recorder, signal, result }));
    const summary = answer.summary ?? '';
    recorder.record({ type: 'finished', step: step.id, tookMs: took(), result, summary, found: false });
    return { state: 'done' };
  } catch (caught) {
    const sent = !ran && isUnknown(caught);
    const thrown = limit.timedOut() && !sent ? tooLong(step, caught) : caught;
    // What was done and is not good enough has failed; what was not done to its end is asked for.
    const probe: Probe = ran ? { state: 'absent' } : await lookUp(running, step);
    if (probe.state === 'done') {
      found(running, step, probe, took());
      return { state: 'done' };
    }
    // What is not there yet and was sent may still arrive, also when a later try got a clear no.
    const open = doubted && probe.state === 'absent' && probe.never !== true;
    const told = open && !sent ? stillOnItsWay(step, thrown) : thrown;
    const outcome = sent || open ? 'cut' : probe.state;
    recorder.record({ type: 'failed', step: step.id, tookMs: took(), error: failureOf(told), outcome });
    if (sent || open) return { state: 'unclear', thrown: told };
    if (probe.state === 'unclear') return { state: 'unclear', thrown: unclear(probe, thrown) };
    return { state: 'failed', thrown };
  } finally {
    limit.release();
  }
}

/** Asks the world whether a step's effect is in place. A reading step has none. */
export async function lookUp(running: Running, step: Step): Promise<Probe> {
  if (step.probe === undefined) return { state: 'absent' };
  const limit = limitOf(running, { timeoutMs: PROBE_MS });
  try {
    return await step.probe(contextFor(step, { host: running.host, recorder: running.recorder, signal: limit.signal }));
  } catch (thrown) {
    return { state: 'unclear', why: failureOf(thrown).message };
  } finally {
    limit.release();
  }
}

/** Records that the effect of a step was found in place. */
export function found(running: Running, step: Step, probe: Extract<Probe, { state: 'done' }>, tookMs: number): void {
  const known = stepOf(running.recorder.state, step.id);
  running.recorder.record({
    type: 'finished',
    step: step.id,
    tookMs,
    result: probe.result ?? known.result,
    summary: probe.summary ?? known.summary,
    found: true,
  });
}

const isUnknown = (thrown: unknown): boolean => thrown instanceof OpsError && thrown.code === 'outcome-unknown';

const PROBE_MS = 60_000;

function stillOnItsWay(step: Step, cause: unknown): OpsError {
  const { message } = failureOf(cause);
  return new OpsError('outcome-unknown', `${message} An earlier try of "${step.title}" was cut and may still arrive.`, {
    hint: 'Nothing was taken back. Mend what it says and resume it; when you know that nothing waits there any more, abort it on a terminal and say so.',
    exit: 'partlyDone',
    cause,
  });
}

function tooLong(step: Step, cause: unknown): OpsError {
  return new OpsError('timeout', `${step.title} took too long and was ended.`, { cause });
}
