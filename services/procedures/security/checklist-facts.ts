import type { CredentialSettings } from '#domain/credentials/settings.ts';
import { rotationDue } from '#domain/credentials/state.ts';
import type { ChecklistFacts } from '#domain/security/checklist.ts';
import type { Level } from '#domain/security/key-rules.ts';
import type { Audit, AuditVerdict } from '#services/ports/audit.ts';
import type { World } from '#services/ports/world.ts';

import { type MemoryPlace, securityFacts } from './facts.ts';

/** What the security checklist is judged by, as it is now. */
export async function checklistFacts(
  world: World,
  { memory, credentials: settings }: { readonly memory: MemoryPlace; readonly credentials: CredentialSettings },
  level: Level,
): Promise<ChecklistFacts> {
  const { facts } = await securityFacts(world, memory, level);
  const records = world.state.credentials.all();
  const now = world.clock.now();
  const checks = new Set(world.state.readings().map(({ id }) => id));
  const trail = await verdictOf(world.audit);
  const names = (which: (one: (typeof records)[number]) => boolean) => records.filter(which).map(({ name }) => name);
  return {
    ...facts,
    auditRecords: trail?.records ?? null,
    tampered: trail?.tampering.length ?? null,
    lockout: settings.lockout,
    leaked: names(({ leakedAt, rotatedAt }) => leakedAt !== null && leakedAt > (rotatedAt ?? 0)),
    watched: names(({ name }) => checks.has(`credential:${name}`)).length,
    credentials: records.length,
    neverRotated: names(({ rotateDays }) => rotateDays === 0),
    overdue: names((one) => rotationDue(one) <= now),
  };
}

/** Null when the trail cannot be verified now: its key may be locked away. */
async function verdictOf(audit: Audit): Promise<AuditVerdict | null> {
  try {
    return await audit.verify();
  } catch {
    return null;
  }
}
