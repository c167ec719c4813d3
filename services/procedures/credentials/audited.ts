import type { AuditEntry } from '#domain/audit/event.ts';
import type { World } from '#services/ports/world.ts';

/** Adds to the trail what was done. `must` refuses what cannot be recorded. */
export async function audited({ audit }: Pick<World, 'audit'>, entry: AuditEntry, must = false): Promise<void> {
  await audit.append(entry, must);
}
