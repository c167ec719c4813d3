import { processOf } from './process-facts.ts';

const BY_LETTER: Readonly<Record<string, string>> = {
  T: 'its process is frozen',
  t: 'its process is frozen',
  Z: 'its process is dead but not buried',
  X: 'its process is gone',
};

/** Why a process that is said to run does not: it is gone, or exists and answers nobody. Null when it runs. */
export function whyDead(pid: number): string | null {
  // Where the system tells nothing, its manager is believed.
  if (processOf(process.pid) === null) return null;
  const found = pid > 0 ? processOf(pid) : null;
  return found === null ? 'its process is gone' : (BY_LETTER[found.state] ?? null);
}
