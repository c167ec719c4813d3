import type { Incident } from '#domain/incident.ts';

const RANK = { critical: 0, warning: 1 } as const;

/** Open before closed; of the open the worst first, those nobody took care of first, the oldest first; of the closed the newest. */
export function byUrgency(one: Incident, other: Incident): number {
  if (one.closedAt !== null || other.closedAt !== null)
    return one.closedAt === null ? -1 : other.closedAt === null ? 1 : other.closedAt - one.closedAt;
  return (
    RANK[one.severity] - RANK[other.severity] ||
    Number(one.acknowledgedAt !== null) - Number(other.acknowledgedAt !== null) ||
    one.openedAt - other.openedAt
  );
}
