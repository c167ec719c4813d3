import { OpsError } from '#domain/errors.ts';
import { latency } from '#domain/format.ts';
import type { Clock } from '#services/ports/clock.ts';

/** What does not end though its signal fired is not waited for longer than this. */
const GRACE_MS = 500;

/**
 * Works with a signal that fires after `limitMs` or with `outer`. Work that ends soon after that has the say: that a
 * server gave no answer is a finding. Rejects with OpsError `timeout` when it does not end.
 */
export async function within<Result>(
  { clock, limitMs, outer }: { readonly clock: Clock; readonly limitMs: number; readonly outer: AbortSignal },
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { promise: abandoned, reject } = Promise.withResolvers<never>();
  let release = (): void => undefined;
  const end = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    release = clock.after(GRACE_MS, () =>
      reject(new OpsError('timeout', `there was no answer within ${latency(limitMs)}`)),
    );
  };
  const cancel = clock.after(limitMs, end);
  outer.addEventListener('abort', end, { once: true });
  if (outer.aborted) end();
  try {
    return await Promise.race([work(controller.signal), abandoned]);
  } finally {
    cancel();
    release();
    outer.removeEventListener('abort', end);
  }
}
