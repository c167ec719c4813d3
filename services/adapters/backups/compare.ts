import type { BackupChanges } from '#services/ports/backups.ts';

import { excluding } from './excluded.ts';
import type { KeptEntry } from './format.ts';
import { sha256Of } from './read-file.ts';
import type { Sealed } from './trailer.ts';
import { type Found, walk } from './walk.ts';

/** How what lies there differs from an entry; null when it is the same. */
export function differenceOf(entry: KeptEntry, found: Found, sha256: () => string): string | null {
  const { stats, kind } = found;
  if (kind !== entry.kind) return `a ${entry.kind} became a ${kind}`;
  if (kind === 'link') return found.target === entry.target ? null : 'it leads elsewhere';
  if ((stats.mode & 0o7777) !== entry.mode) return 'its mode';
  if (kind === 'folder') return null;
  if (!entry.database && stats.size !== entry.bytes) return 'its size';
  return sha256() === entry.sha256 ? null : 'its content';
}

/** The entries that count, by their path: of a file that was read twice, the last. */
export const byPath = (entries: readonly KeptEntry[]): Map<string, KeptEntry> =>
  new Map(entries.filter(({ stale }) => !stale).map((entry) => [entry.path, entry]));

export interface Live {
  readonly sources: Sealed['sources'];
  readonly realOf: (source: Sealed['sources'][number]) => Buffer | null;
  readonly never: readonly Buffer[];
  /** Of a file of now; a database by a copy of SQLite's. */
  readonly digest: (found: Found, entry: KeptEntry) => Promise<string>;
  readonly most: number;
}

/** What changed since a backup, at most so many paths of each kind. */
export async function changesSince(entries: readonly KeptEntry[], live: Live): Promise<BackupChanges> {
  const { sources, realOf, never, digest, most } = live;
  const open = byPath(entries);
  const aside = new Set(
    [...open.values()].flatMap(({ path, database }) =>
      database ? [`${path}-wal`, `${path}-shm`, `${path}-journal`] : [],
    ),
  );
  const changes = { added: listOf(most), changed: listOf(most), removed: listOf(most) };
  for (const source of sources) {
    const real = realOf(source);
    if (real === null) continue;
    const isExcluded = excluding(source.exclude ?? []);
    for (const found of walk(real, { isExcluded, never, left: () => undefined })) {
      const path = found.path === '' ? source.name : `${source.name}/${found.path}`;
      const entry = open.get(path);
      open.delete(path);
      if (entry === undefined) {
        if (!aside.has(path)) changes.added.add(path);
        continue;
      }
      const why = differenceOf(entry, found, () => '');
      if (why === null) continue;
      if (why !== 'its content' || (await digest(found, entry)) !== entry.sha256) changes.changed.add(path);
    }
  }
  for (const path of open.keys()) changes.removed.add(path);
  return {
    added: changes.added.kept,
    changed: changes.changed.kept,
    removed: changes.removed.kept,
    counts: { added: changes.added.count(), changed: changes.changed.count(), removed: changes.removed.count() },
  };
}

/** What a restored tree has otherwise than its manifest, one line each, the first few. */
export function wrongIn(root: string, entries: readonly KeptEntry[], most = 20): string[] {
  const open = byPath(entries);
  const wrong: string[] = [];
  const options = {
    isExcluded: () => false,
    never: [],
    left: (path: string, why: string) => wrong.push(`${path}: ${why}`),
  };
  for (const found of walk(Buffer.from(root), options)) {
    if (found.path === '') continue;
    const entry = open.get(found.path);
    open.delete(found.path);
    const why = entry === undefined ? 'is in no manifest' : differenceOf(entry, found, () => sha256Of(found.full));
    if (why !== null) wrong.push(`${found.path}: ${why}`);
    if (wrong.length >= most) return wrong;
  }
  for (const path of open.keys()) wrong.push(`${path}: is missing`);
  return wrong.slice(0, most);
}

function listOf(most: number) {
  const kept: string[] = [];
  let count = 0;
  return {
    kept,
    count: () => count,
    add(path: string) {
      count += 1;
      if (kept.length < most) kept.push(path);
    },
  };
}
