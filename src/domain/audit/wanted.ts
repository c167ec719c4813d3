import { canonical } from './canonical.ts';
import type { AuditName, AuditRecord } from './event.ts';

/** Which records are asked for; what is left out does not matter. Times are epoch ms, both included. */
export interface AuditFilter {
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly events?: readonly AuditName[] | undefined;
  /** Part of the event, the target, the user, the outcome, where it came from, or the details; case does not matter. */
  readonly text?: string | undefined;
  /** The newest so many. */
  readonly limit?: number | undefined;
}

export function isWantedRecord(record: AuditRecord, { since, until, events, text }: AuditFilter): boolean {
  if (since !== undefined && record.at < since) return false;
  if (until !== undefined && record.at > until) return false;
  if (events !== undefined && events.length > 0 && !events.includes(record.event)) return false;
  if (text === undefined || text === '') return true;
  const { event, target, user, outcome, from, role, details } = record;
  const whole = [event, target, user, outcome, role, from ?? '', details === undefined ? '' : canonical(details)];
  return whole.join('\n').toLowerCase().includes(text.toLowerCase());
}
