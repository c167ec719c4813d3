/** Nobody waits for a message longer than this; then it is given up. */
const GIVE_UP_MS = 3 * 86_400_000;
const MOST_STEPS = 60;

/** Epoch ms of the next try after `attempts` failed ones; null when it is too late for one. */
export function nextTry(attempts: number, retryMs: number, now: number, happenedAt: number): number | null {
  if (now - happenedAt > GIVE_UP_MS) return null;
  return now + retryMs * Math.min(2 ** (attempts - 1), MOST_STEPS);
}
