import type { AuditEntry } from '#domain/audit/event.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { World } from '#services/ports/world.ts';

/** Adds to the trail what was done. `must` refuses what cannot be recorded. */
export async function audited(
  world: World & { readonly audit?: Audit },
  entry: AuditEntry,
  must = false,
): Promise<void> {
  await world.audit?.append(entry, must);
}
