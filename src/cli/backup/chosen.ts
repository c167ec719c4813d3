import type { Invocation } from '#cli/command.ts';
import { toRestore } from '#domain/backups/to-restore.ts';
import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { Backup, BackupSource } from '#services/ports/backups.ts';
import { backupSources } from '#services/procedures/backup/sources.ts';

/** The backup to restore: that which was named, else that of {@link toRestore}. Throws OpsError `no-backup`. */
export async function backupToRestore(invocation: Invocation): Promise<Backup> {
  const { world, positionals } = invocation;
  const found = positionals.length === 0 ? toRestore(await world.backups.list()) : null;
  return found ?? chosenBackup(invocation);
}

/** The backup that was named, else the newest. Throws OpsError `no-backup`. */
export async function chosenBackup({ world, positionals }: Invocation): Promise<Backup> {
  const backups = await world.backups.list();
  const [id, ...more] = positionals;
  if (more.length > 0) throw new OpsError('usage', 'One backup at a time.', { exit: 'usage' });
  const found = id === undefined || id === 'newest' ? backups[0] : backups.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new OpsError('no-backup', id === undefined ? 'There is no backup yet.' : `There is no backup ${id}.`, {
    hint:
      id === undefined
        ? 'Make one: cpm-console backup create'
        : 'cpm-console backup list shows those of this machine. What another one keeps in a repository of restic is restored there.',
    exit: id === undefined ? 'nothingToDo' : 'usage',
  });
}

/** The sources that are backed up, or those of them that `--source` names. Throws OpsError `no-such-source`. */
export function chosenSources({ world, config, values }: Invocation): readonly BackupSource[] {
  const all = backupSources(world.environment, config);
  const names = namesIn(values['source']);
  for (const name of names) {
    if (all.some((source) => source.name === name)) continue;
    const near = nearest(
      name,
      all.map((source) => source.name),
    );
    throw new OpsError('no-such-source', `There is no source ${name}.`, {
      hint: near === null ? `There are ${all.map((source) => source.name).join(', ')}.` : `Did you mean ${near}?`,
      exit: 'usage',
    });
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** The values of an option that may be given several times. */
export function namesIn(value: Invocation['values'][string]): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value : [];
}
