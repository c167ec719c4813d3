import type { Incident } from '#domain/incident.ts';

/** What became of incidents between two looks at them. */
export interface IncidentNews {
  readonly opened: readonly Incident[];
  readonly resolved: readonly Incident[];
}

/** Compares what was known with what is, each by id; what was closed before it was ever seen open counts as both. */
export function incidentNews(known: ReadonlyMap<string, Incident>, now: readonly Incident[]): IncidentNews {
  const oldestFirst = now.toReversed();
  return {
    opened: oldestFirst.filter(({ id }) => !known.has(id)),
    resolved: oldestFirst.filter(({ id, closedAt }) => closedAt !== null && (known.get(id)?.closedAt ?? null) === null),
  };
}
