import { OpsError } from '#domain/errors.ts';
import type { BackupVerdict } from '#services/ports/backups.ts';

import type { Store } from './messages.ts';
import { marked } from './notes.ts';
import { openBackup } from './opened.ts';
import { unpack } from './unpack.ts';

type Progress = (bytes: number, total: number | null, path: string) => void;

/** Reads everything back. A backup that is damaged is a verdict, not a failure; one that is not there is. */
export async function verify(id: string, at: number, store: Store, progress: Progress): Promise<BackupVerdict> {
  let [files, bytes] = [0, 0];
  try {
    const opened = await openBackup(store, id);
    await unpack(id, opened.content(), opened.entries, {
      begin: () => false,
      content: () => undefined,
      end(entry) {
        if (entry.kind !== 'file' || entry.stale) return;
        files += 1;
        bytes += entry.bytes;
        progress(bytes, opened.sealed.contentBytes, entry.path);
      },
    });
    const wrong = opened.wrong();
    if (wrong !== null) return { ok: false, files, bytes, problems: [wrong] };
    marked(store.folder, opened, { verifiedAt: at });
    return { ok: true, files, bytes, problems: [] };
  } catch (thrown) {
    return { ok: false, files, bytes, problems: [problemOf(thrown)] };
  }
}

/** What is wrong with a backup, in words; throws on what says nothing about it. */
export function problemOf(thrown: unknown): string {
  if (thrown instanceof OpsError && thrown.code === 'backup-damaged')
    return thrown.message.replace(/^The backup \S+ is damaged: /, '').replace(/\.$/, '');
  throw thrown;
}
