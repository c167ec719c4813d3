import { realpathSync, rmSync } from 'node:fs';

import { privateDir } from '#services/adapters/state/private-dir.ts';
import type { BackupChanges } from '#services/ports/backups.ts';

import { changesSince } from './compare.ts';
import { ASIDE, copyDatabase } from './database.ts';
import type { Store } from './messages.ts';
import { openBackup } from './opened.ts';
import { sha256Of } from './read-file.ts';
import { tidy, unfinished } from './work-files.ts';

/** What changed since a backup, of the sources that are in it. A database by what SQLite copies of it now. */
export async function liveChanges(id: string, most: number, store: Store): Promise<BackupChanges> {
  tidy(store.folder);
  const { sealed, entries } = await openBackup(store, id);
  privateDir(store.folder);
  const workFile = unfinished(store.folder, id, 'work');
  return changesSince(entries, {
    sources: sealed.sources,
    never: [realpathSync(Buffer.from(store.folder), { encoding: 'buffer' })],
    most,
    realOf({ path }) {
      try {
        return realpathSync(Buffer.from(path), { encoding: 'buffer' });
      } catch {
        return null;
      }
    },
    async digest({ full }, { database }) {
      try {
        const why = database ? await copyDatabase(full, workFile) : 'none';
        return sha256Of(why === null ? workFile : full);
      } catch {
        return '';
      } finally {
        for (const end of ['', ...ASIDE]) rmSync(`${workFile}${end}`, { force: true });
      }
    },
  });
}
