import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';

/** Waits so long, or rejects as soon as it is no longer wanted. */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(signal.reason instanceof Error ? signal.reason : new OpsError('left', 'No longer wanted.'));
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
