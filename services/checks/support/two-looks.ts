import type { ProbeContext } from '#services/checks/check.ts';

import { pause } from './pause.ts';
import type { Slot } from './slot.ts';

/** A state of counters and when it was read, on the monotonic clock. */
export interface Look<T> {
  readonly at: number;
  readonly counters: T;
}

/** Closer together than this, the steps of the kernel's counters are larger than what is measured. */
const APART_MS = 80;

/**
 * Two looks at counters, far enough apart for a rate: the last one of this check (or `first`, from the program's start)
 * and one of now. Without an earlier look it waits for a second one, so that even the first answer is measured.
 */
export async function twoLooks<T>(
  { world: { clock }, memory, signal }: ProbeContext,
  slot: Slot<Look<T>>,
  first: Look<T> | null,
  read: () => T,
): Promise<readonly [before: Look<T>, now: Look<T>]> {
  const look = (): Look<T> => ({ at: clock.monotonic(), counters: read() });
  let now = look();
  const before = slot.get(memory) ?? first ?? now;
  const missing = APART_MS - (now.at - before.at);
  if (missing > 0) {
    await pause(clock, missing, signal);
    now = look();
  }
  slot.set(memory, now);
  return [before, now];
}
