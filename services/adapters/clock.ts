import type { Clock } from '#services/ports/clock.ts';

/** Node counts timers in 31 bits; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's own clocks. On Linux the monotonic one stands still while the machine sleeps. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, callback) {
      let timer: NodeJS.Timeout;
      const arm = (left: number) => {
        const step = Math.min(left, LONGEST_MS);
        timer = setTimeout(() => (left > step ? arm(left - step) : callback()), step).unref();
      };
      arm(Math.max(0, ms));
      return () => clearTimeout(timer);
    },
  };
}
