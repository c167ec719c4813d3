/** What a listing needs to know of an entry of a backup. */
interface Entry {
  /** Relative, begins with the name of its source. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly bytes: number;
}

/** One line of a folder of a backup. */
export interface FolderRow {
  readonly path: string;
  readonly name: string;
  readonly kind: Entry['kind'];
  /** Of everything below. */
  readonly bytes: number;
  readonly files: number;
}

/** What lies directly in a folder of a backup (`''` is its top): folders first, then by name. Entries need no order. */
export function rowsIn(entries: readonly Entry[], folder: string): readonly FolderRow[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const rows = new Map<string, FolderRow>();
  for (const { path, kind, bytes } of entries) {
    if (!path.startsWith(prefix) || path.length === prefix.length) continue;
    const end = path.indexOf('/', prefix.length);
    const name = path.slice(prefix.length, end < 0 ? undefined : end);
    const own = end < 0 ? kind : 'folder';
    const known = rows.get(name);
    const isFolder = kind === 'folder';
    rows.set(name, {
      path: `${prefix}${name}`,
      name,
      kind: known?.kind === 'folder' ? 'folder' : own,
      bytes: (known?.bytes ?? 0) + (isFolder ? 0 : bytes),
      files: (known?.files ?? 0) + (isFolder ? 0 : 1),
    });
  }
  return [...rows.values()].toSorted(
    (a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder') || (a.name < b.name ? -1 : 1),
  );
}
