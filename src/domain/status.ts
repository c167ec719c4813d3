/** What one look found. `unknown` means the look itself failed: never ok, never down. */
export const STATUSES = ['ok', 'warning', 'critical', 'unknown'] as const;
export type Status = (typeof STATUSES)[number];

const BADNESS: Record<Status, number> = { ok: 0, unknown: 1, warning: 2, critical: 3 };

/** Worst first: critical, warning, unknown, ok. */
export const byBadness = (a: Status, b: Status): number => BADNESS[b] - BADNESS[a];

/** The worst of several; `ok` for none. */
export function worst(statuses: Iterable<Status>): Status {
  let result: Status = 'ok';
  for (const status of statuses) if (BADNESS[status] > BADNESS[result]) result = status;
  return result;
}
