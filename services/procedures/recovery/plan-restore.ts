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
 * The named backup, else the newest that was read back, else the newest; null when there is none. The console's own
 * configuration and state are never put back by a recovery: its journals are among them. Throws OpsError `no-backup`.
 */
export async function planPutBack(
  { backups }: Pick<World, 'backups'>,
  id: string | null,
): Promise<PlannedPutBack | null> {
  const all = await backups.list();
  const chosen =
    id === null
      ? (all.find(({ testedAt }) => testedAt !== null) ?? all.find(({ verifiedAt }) => verifiedAt !== null) ?? all[0])
      : all.find((backup) => backup.id === id);
  if (chosen === undefined && id === null) return null;
  if (chosen === undefined)
    throw new OpsError('no-backup', `There is no backup ${id}.`, {
      hint: 'cpm-console backup list shows those there are.',
      exit: 'usage',
    });
  return { id: chosen.id, sources: chosen.sources.filter(({ name }) => !OWN_SOURCES.includes(name)) };
}
