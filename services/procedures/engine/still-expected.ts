import { OpsError } from '#domain/errors.ts';
import type { Failure } from '#domain/procedure/record.ts';

import { contextFor } from './context.ts';
import { limitOf, type Running } from './running.ts';
import type { Step } from './step.ts';

/**
 * Why a run whose step may still arrive cannot be taken back; null once a person says that it will not. No question to
 * the world can answer this: the other side shows nothing until it has decided.
 */
export async function stillExpected(running: Running, step: Step): Promise<Failure | null> {
  const { host, recorder } = running;
  const limit = limitOf(running, { reads: true });
  try {
    const answer = await contextFor(step, { host, recorder, signal: limit.signal }).ask({
      id: 'still-expected',
      kind: 'choice',
      title: `${step.title}: it was cut on its way and may still arrive.`,
      lines: ['It is not there now. Taken back here and arriving there, it would be half a release.'],
      choices: [
        { id: 'wait', title: 'Leave it as it is', note: 'resume gets a clear answer' },
        { id: 'take-back', title: 'Take it back', note: 'when you know that nothing waits there any more' },
      ],
    });
    if (answer.value === 'take-back') return null;
  } catch (thrown) {
    if (!(thrown instanceof OpsError)) throw thrown;
  } finally {
    limit.release();
  }
  return {
    code: 'outcome-unknown',
    message: `${step.title}: it was cut on its way and may still arrive, so nothing was taken back.`,
    hint: 'Resume it: that gets a clear answer. When you know that nothing waits there any more, abort it on a terminal and say so.',
  };
}
