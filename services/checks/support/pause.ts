import type { Clock } from '#services/ports/clock.ts';

/** Resolves after `ms`; rejects with the signal's reason when that fires first. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  const abort = (): void => {
    cancel();
    reject(signal.reason instanceof Error ? signal.reason : new Error('cancelled'));
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return promise.finally(() => signal.removeEventListener('abort', abort));
}
