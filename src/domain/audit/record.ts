import { isJsonObject, parseJson } from '#domain/json.ts';

import { canonical } from './canonical.ts';
import { AUDIT_EVENTS, type AuditRecord } from './event.ts';

/** The text of a record that is sealed: everything but its place, which the seal holds beside it. */
export function bodyOf({ seq: _seq, details, ...record }: AuditRecord): string {
  return canonical({ ...record, ...(details !== undefined && { details }) });
}

/** Null for a text that is no record. */
export function recordOf(seq: number | null, body: string): AuditRecord | null {
  const data = parseJson(body);
  if (!isJsonObject(data)) return null;
  const event = AUDIT_EVENTS.find((name) => name === data['event']);
  const outcome = OUTCOMES.find((one) => one === data['outcome']);
  if (event === undefined || outcome === undefined) return null;
  const word = (key: string): string => (typeof data[key] === 'string' ? data[key] : '');
  const count = (key: string): number => (typeof data[key] === 'number' ? data[key] : 0);
  return {
    seq,
    event,
    outcome,
    at: count('at'),
    target: word('target'),
    uid: count('uid'),
    user: word('user'),
    role: word('role'),
    host: word('host'),
    pid: count('pid'),
    from: typeof data['from'] === 'string' ? data['from'] : null,
    sealed: data['sealed'] === true,
    ...(isJsonObject(data['details']) && { details: data['details'] }),
  };
}

const OUTCOMES = ['intent', 'done', 'failed', 'denied'] as const;
