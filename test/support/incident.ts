import type { Incident } from '#domain/incident.ts';

type Told = Pick<Incident, 'id' | 'checkId' | 'title' | 'summary' | 'openedAt'> & Partial<Incident>;

/** An incident that is open and that nobody did anything about, but for what is said. */
export function incidentWith(parts: Told): Incident {
  return {
    severity: 'critical',
    closedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    acknowledgedUntil: null,
    note: null,
    flapping: false,
    count: 1,
    ...parts,
  };
}
