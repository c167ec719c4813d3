import { mkdirSync, rmSync } from 'node:fs';

import type { BackupVerdict } from '#services/ports/backups.ts';

import { byPath, wrongIn } from './compare.ts';
import { integrityOf } from './database.ts';
import type { Store } from './messages.ts';
import { marked } from './notes.ts';
import { openBackup } from './opened.ts';
import { restore } from './restore.ts';
import { problemOf } from './verify.ts';
import { tidy, unfinished } from './work-files.ts';

type Progress = (bytes: number, total: number | null, path: string) => void;

/** Restores it beside the backups, compares, asks the databases, and takes it away again. */
export async function testRestore(id: string, at: number, store: Store, progress: Progress): Promise<BackupVerdict> {
  tidy(store.folder);
  const into = unfinished(store.folder, id, 'work');
  let [files, bytes] = [0, 0];
  try {
    const opened = await openBackup(store, id);
    mkdirSync(into, { mode: 0o700 });
    ({ files, bytes } = await restore(opened, into, null, progress));
    const problems = wrongIn(into, opened.entries);
    for (const { path, database } of byPath(opened.entries).values()) {
      const wrong = database ? await integrityOf(`${into}/${path}`) : null;
      if (wrong !== null) problems.push(`${path}: the database is not whole (${wrong})`);
    }
    if (problems.length === 0) marked(store.folder, opened, { verifiedAt: at, testedAt: at });
    return { ok: problems.length === 0, files, bytes, problems };
  } catch (thrown) {
    return { ok: false, files, bytes, problems: [problemOf(thrown)] };
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
