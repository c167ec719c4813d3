import { setImmediate, setTimeout } from 'node:timers/promises';

import type { ManualClock } from '#services/fakes/clock.ts';

const STEP_MS = 50;
/** So many steps of the made-up time take a real millisecond at least: what is real, a program or a file, gets its time. */
const STEPS_A_MS = 4;

/** Lets made-up time pass until the work is over; settles as it does. */
export async function timePassesFor<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  const states = { over: false };
  const ended = work.finally(() => (states.over = true));
  ended.catch(() => undefined);
  for (let step = 1; !states.over; step += 1) {
    await clock.pass(STEP_MS);
    await (step % STEPS_A_MS === 0 ? setTimeout(1) : setImmediate());
  }
  return ended;
}
