import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';

/** After its signal fired, work may take this long to end by itself and still give its own answer. */
const GRACE_MS = 1000;

/**
 * Runs work with a signal that fires at the deadline, or with `outer`. Work that ends within the grace has the say (a
 * server that did not answer is a finding, not a failed look); after that its answer is not waited for.
 */
export async function withDeadline<Result>(
  clock: Clock,
  timeoutMs: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new AbortController();
  const { promise: abandoned, reject } = Promise.withResolvers<never>();
  let cancelGrace = (): void => undefined;
  const end = (reason: OpsError): void => {
    if (deadline.signal.aborted) return;
    deadline.abort(reason);
    cancelGrace = clock.after(GRACE_MS, () => reject(reason));
  };
  const ended = (): void => end(new OpsError('cancelled', 'the look was cancelled'));
  const cancel = clock.after(timeoutMs, () => end(new OpsError('timeout', `gave no answer within ${span(timeoutMs)}`)));
  if (outer.aborted) ended();
  outer.addEventListener('abort', ended, { once: true });
  try {
    return await Promise.race([start(work, deadline.signal), abandoned]);
  } catch (error) {
    throw deadline.signal.aborted ? deadline.signal.reason : error;
  } finally {
    cancel();
    cancelGrace();
    outer.removeEventListener('abort', ended);
  }
}

/** A throw before the first await is a rejection like any other. */
async function start<Result>(work: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result> {
  return work(signal);
}

function span(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`;
}
