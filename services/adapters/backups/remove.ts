import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Store } from './messages.ts';
import { notesPath, readNotes } from './notes.ts';
import { askRestic } from './restic.ts';

/** Removes a backup. Its notes go last: what is cut in between is still listed, as damaged, and can be removed again. */
export async function removeBackup(id: string, store: Store): Promise<void> {
  const restic = readNotes(store.folder, id)?.restic;
  if (restic !== undefined) {
    const { repository, content, manifest } = restic;
    await askRestic(store, repository, ['forget', '--quiet', '--prune', content, manifest]);
  }
  rmSync(join(store.folder, `${id}.tar.zst`), { force: true });
  rmSync(notesPath(store.folder, id), { force: true });
}
