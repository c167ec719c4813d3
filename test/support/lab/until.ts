import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 5;
const WITHIN_MS = 30_000;

/** Resolves as soon as the condition holds; throws with `otherwise` when it never does. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  otherwise: string,
  withinMs = WITHIN_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${otherwise} within ${withinMs} ms`);
    await pause(POLL_MS);
  }
}
