import { toRestore } from '#domain/backups/to-restore.ts';
import { OpsError } from '#domain/errors.ts';
import type { KeptSource } from '#services/ports/backups.ts';
import type { World } from '#services/ports/world.ts';
import { OWN_SOURCES } from '#services/procedures/backup/sources.ts';

/** What `restore` puts back: the backup, and of its sources those that are data. */
export interface PlannedPutBack {
  readonly id: string;
  readonly sources: readonly KeptSource[];
}

/**
 * The named backup, else that of {@link toRestore}; null when there is none. The console's own
 * configuration and state are never put back by a recovery: its journals are among them. Throws OpsError `no-backup`.
 */
export async function planPutBack(
  { backups }: Pick<World, 'backups'>,
  id: string | null,
): Promise<PlannedPutBack | null> {
  const all = await backups.list();
  const chosen = id === null ? toRestore(all) : (all.find((backup) => backup.id === id) ?? null);
  if (chosen === null && id === null) return null;
  if (chosen === null)
    throw new OpsError('no-backup', `There is no backup ${id}.`, {
      hint: 'cpm-console backup list shows those there are.',
      exit: 'usage',
    });
  return { id: chosen.id, sources: chosen.sources.filter(({ name }) => !OWN_SOURCES.includes(name)) };
}
