import type { Clock } from '#services/ports/clock.ts';

import { START } from './times.ts';

/** The time of the made-up world: it begins at the same moment every time, and passes as fast as the given clock. */
export function demoClock(real: Clock): Clock {
  const began = real.monotonic();
  return {
    now: () => START + Math.round(real.monotonic() - began),
    monotonic: () => real.monotonic(),
    after: (ms, callback) => real.after(ms, callback),
  };
}
