const WRAP = 2 ** 32;

/**
 * How far a counter that only grows has come since an earlier look. A 32-bit counter that ran over its end goes on from
 * zero; any other step back is a restart, after which nothing is known: null.
 */
export function increase(before: number, now: number): number | null {
  if (now >= before) return now - before;
  const wrapped = before < WRAP && before > WRAP * 0.75 && now < WRAP * 0.25;
  return wrapped ? now + WRAP - before : null;
}

/** Sum of the increases that are known; null when none is. */
export function totalIncrease(steps: readonly (number | null)[]): number | null {
  const known = steps.filter((step) => step !== null);
  return known.length === 0 ? null : known.reduce((sum, step) => sum + step, 0);
}
