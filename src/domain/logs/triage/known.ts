/** When a template was seen, epoch ms. */
export interface Seen {
  readonly first: number;
  readonly last: number;
}

/** Kept of what earlier looks saw. */
const KEPT_MS = 30 * 86_400_000;
const MOST = 5000;

/** Templates by their key. */
export type Known = ReadonlyMap<string, Seen>;

/** What is known after a look; the longest unseen are forgotten. */
export function remember(known: Known, seen: Known, now: number): Map<string, Seen> {
  const all = new Map(known);
  for (const [key, { first, last }] of seen) {
    const before = all.get(key);
    all.set(key, { first: Math.min(first, before?.first ?? first), last: Math.max(last, before?.last ?? last) });
  }
  const kept = [...all].filter(([, { last }]) => last >= now - KEPT_MS).toSorted(([, a], [, b]) => b.last - a.last);
  return new Map(kept.slice(0, MOST));
}

/**
 * Whether a template is new since `since`: seen neither in the stretch that was looked at before it, nor by an earlier look.
 * Null when nothing is known of the time before.
 */
export function isNew(
  key: string,
  since: number | null,
  before: ReadonlySet<string> | null,
  known: Known,
): boolean | null {
  if (since === null) return null;
  if (before?.has(key) === true) return false;
  if (wasSeen(key, since, known)) return false;
  const reachesBack = before !== null || [...known.values()].some(({ first }) => first < since);
  return reachesBack ? true : null;
}

/** Whether an earlier look saw a template before `since`. */
export const wasSeen = (key: string, since: number, known: Known): boolean =>
  (known.get(key)?.first ?? Number.POSITIVE_INFINITY) < since;
