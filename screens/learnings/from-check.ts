import type { LearnFrom } from '#domain/learnings/from.ts';
import type { Reading } from '#domain/reading.ts';
import type { Incident } from '#store/state.ts';

/** What there is to write about a check: its incident, the latest one, else what is wrong with it now; null for nothing. */
export function fromCheck(reading: Reading | undefined, incidents: readonly Incident[]): LearnFrom | null {
  if (reading === undefined) return null;
  const own = incidents.filter(({ checkId }) => checkId === reading.id);
  const incident =
    own.find(({ closedAt }) => closedAt === null) ?? own.toSorted((one, other) => other.openedAt - one.openedAt)[0];
  if (incident !== undefined) return { kind: 'incident', incident: incident.id };
  const failing = reading.status === 'critical' || reading.status === 'warning';
  return failing ? { kind: 'check', checkId: reading.id, diagnosis: null } : null;
}

export const NOTHING_HAPPENED = 'nothing is wrong with it that could be written about';
