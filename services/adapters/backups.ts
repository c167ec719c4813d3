import { randomBytes } from 'node:crypto';

import type { Backups, BackupSettings } from '#services/ports/backups.ts';
import type { Clock } from '#services/ports/clock.ts';

import { noBackup } from './backups/errors.ts';
import { listBackups } from './backups/list.ts';
import type { Store } from './backups/messages.ts';
import { ID } from './backups/opened.ts';
import { isPutBack } from './backups/put-back.ts';
import { removeBackup } from './backups/remove.ts';
import { runJob } from './backups/run-job.ts';
import { tidy } from './backups/work-files.ts';

interface Around {
  readonly clock: Clock;
  /** As they are configured now. */
  readonly settings: () => Pick<BackupSettings, 'folder' | 'store' | 'restic'>;
  /** For restic. */
  readonly env: () => Readonly<Record<string, string>>;
}

const MOST_ENTRIES = 5000;
const MOST_CHANGES = 1000;

/** Backups in a folder of this machine, or in a restic repository. */
export function realBackups({ clock, settings, env }: Around): Backups {
  const store = (): Store => {
    const { folder, store: kind, restic } = settings();
    return { folder, store: kind, restic, env: restic === null ? {} : env() };
  };
  return {
    async create({ sources, run, quiesced, signal, progress }) {
      const at = clock.now();
      const id = idAt(at);
      try {
        return await runJob({ type: 'create', id, at, sources, run, quiesced }, store(), { signal, progress });
      } catch (thrown) {
        // Stopped in the moment in which it got done: who stopped it was told that there is none.
        if (signal.aborted && store().store === 'archive') await removeBackup(id, store());
        throw thrown;
      }
    },
    list: async () => listBackups(settings().folder),
    entries(id, { folder, most } = {}) {
      return runJob({ type: 'entries', id, folder: folder ?? null, most: most ?? MOST_ENTRIES }, store());
    },
    verify: (id, signal, progress) => runJob({ type: 'verify', id, at: clock.now() }, store(), { signal, progress }),
    test: (id, signal, progress) => runJob({ type: 'test', id, at: clock.now() }, store(), { signal, progress }),
    diff: (id, signal, most) => runJob({ type: 'diff', id, most: most ?? MOST_CHANGES }, store(), { signal }),
    restore(id, { into, paths }, signal, progress) {
      return runJob({ type: 'restore', id, into, paths: paths ?? null }, store(), { signal, progress });
    },
    putBack: (id, place, signal, progress) => runJob({ type: 'put-back', id, place }, store(), { signal, progress }),
    async takeBack(place, signal) {
      await runJob({ type: 'take-back', place }, store(), { signal });
    },
    isPutBack: async (place) => isPutBack(place),
    async forget(place) {
      await runJob({ type: 'forget', place }, store());
    },
    async remove(id) {
      if (!ID.test(id) || !listBackups(settings().folder).some((one) => one.id === id))
        throw noBackup(id, settings().store);
      await runJob({ type: 'remove', id }, store());
    },
    tidy: async () => tidy(settings().folder),
  };
}

/** `backup-20261120-143205-a1b2`, UTC. */
function idAt(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  return `backup-${date.replaceAll('-', '')}-${time.replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
}
