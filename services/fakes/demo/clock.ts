import type { Clock } from '#services/ports/clock.ts';

/** The time of the made-up world: it begins at a given moment (epoch ms), and passes as fast as the given clock. */
export function demoClock(real: Clock, from: number): Clock {
  const began = real.monotonic();
  return {
    now: () => from + Math.round(real.monotonic() - began),
    monotonic: () => real.monotonic(),
    after: (ms, callback) => real.after(ms, callback),
  };
}
