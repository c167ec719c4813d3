const DAY_MS = 86_400_000;

/** The UTC day of a moment (epoch ms) as the state spells it: `2026-01-05`. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * The mean score (0..100) of each of the last `count` UTC days, today included, oldest first; null for a day of which
 * nothing is known.
 */
export function lastDays(
  scores: readonly { readonly day: string; readonly mean: number }[],
  now: number,
  count: number,
): readonly (number | null)[] {
  const means = new Map(scores.map(({ day, mean }) => [day, Math.floor(mean)]));
  return Array.from({ length: count }, (_, index) => means.get(dayOf(now - (count - 1 - index) * DAY_MS)) ?? null);
}
