import type { AuditRecord } from '#domain/audit/event.ts';
import type { JsonObject } from '#domain/json.ts';

/** A record as `--json` and the export print it. */
export function recordJson({ seq, at, event, target, outcome, details, ...rest }: AuditRecord): JsonObject {
  const { uid, user, role, host, pid, from, sealed } = rest;
  return {
    seq,
    timestamp: new Date(at).toISOString(),
    event,
    target,
    outcome,
    user,
    uid,
    role,
    host,
    pid,
    from,
    sealed,
    details: details ?? {},
  };
}
