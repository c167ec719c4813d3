import type { BackupEntry } from '#services/ports/backups.ts';

import { byPath } from './compare.ts';
import type { KeptEntry } from './format.ts';

/** At most so many entries: all, or what lies directly in a folder (empty for the sources). */
export function entriesIn(entries: readonly KeptEntry[], folder: string | null, most: number): readonly BackupEntry[] {
  const found: BackupEntry[] = [];
  for (const entry of byPath(entries).values()) {
    if (folder !== null && parentOf(entry.path) !== folder) continue;
    const { path, kind, bytes, mode, modifiedAt, sha256, target, database } = entry;
    found.push({ path, kind, bytes, mode, modifiedAt, sha256, target, database });
    if (found.length >= most) break;
  }
  return found;
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
