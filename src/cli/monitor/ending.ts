import type { Invocation } from '#cli/command.ts';

/** Why a monitor ends: its time is over, it was told to (TERM, HUP), or a person interrupted it. */
export type Ending = 'time' | 'told' | 'interrupted';

/**
 * Resolves when it is time to end. The signals are its own until the process ends: a lost reader of its output or a closed window is
 * no reason to stop watching before the last report is written.
 */
export function endingOf(
  { world, signal, onSignal }: Pick<Invocation, 'world' | 'signal' | 'onSignal'>,
  durationMs: number | null,
): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  onSignal?.((name) => resolve(name === 'SIGINT' ? 'interrupted' : 'told'));
  signal.addEventListener('abort', () => resolve('interrupted'), { once: true });
  if (signal.aborted) resolve('interrupted');
  if (durationMs !== null) world.clock.after(durationMs, () => resolve('time'));
  return promise;
}
