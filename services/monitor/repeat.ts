import type { Clock } from '#services/ports/clock.ts';

/** Does something every `ms`, the first time after that time; the function returned ends it. */
export function repeat(clock: Clock, ms: number, work: () => void): () => void {
  let cancel = clock.after(ms, tick);
  function tick(): void {
    cancel = clock.after(ms, tick);
    work();
  }
  return () => cancel();
}
