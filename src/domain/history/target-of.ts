/** What is promised of checks: shares of the time (0..1) by check id, or by its beginning and a star. */
export type Targets = Readonly<Record<string, number>>;

/** The promise for a check: its own, else that of the longest beginning; null when nothing is promised. */
export function targetOf(targets: Targets, checkId: string): number | null {
  const own = targets[checkId];
  if (own !== undefined) return own;
  const [best] = Object.entries(targets)
    .filter(([name]) => name.endsWith('*') && checkId.startsWith(name.slice(0, -1)))
    .toSorted(([a], [b]) => b.length - a.length);
  return best?.[1] ?? null;
}
