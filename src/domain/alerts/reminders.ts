/**
 * When to remind after `now`, epoch ms; null when nobody wants that. `told` is when people heard of it. The last span repeats;
 * what was missed while nobody was running is not caught up.
 */
export function nextReminder(told: number, now: number, remindersMs: readonly number[]): number | null {
  const last = remindersMs.at(-1);
  if (last === undefined) return null;
  const next = remindersMs.find((span) => told + span > now);
  if (next !== undefined) return told + next;
  return told + (Math.floor((now - told) / last) + 1) * last;
}
