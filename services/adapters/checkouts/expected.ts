import { type Bytes, parentsOf } from './bytes.ts';
import type { IndexEntries } from './index-entries.ts';
import { type Kept, type Manifest } from './manifest.ts';

/** What has to lie at a path. */
export type Want =
  | Kept
  | { readonly path: Bytes; readonly kind: 'blob'; readonly id: string; readonly link: boolean; readonly mode: number };

export interface Expected {
  readonly wants: ReadonlyMap<Bytes, Want>;
  readonly folders: ReadonlyMap<Bytes, number>;
}

/** What a snapshot says of every path, with the entries of the index that it kept. */
export function expectedOf(manifest: Manifest, { tracked }: IndexEntries): Expected {
  const { plain, executable, others } = manifest.modes;
  const odd = new Map(others);
  const wants = new Map<Bytes, Want>();
  for (const [path, { mode, id }] of tracked) {
    if (mode === '160000') continue;
    const bits = odd.get(path) ?? (mode === '100755' ? executable : plain);
    wants.set(path, { path, kind: 'blob', id, link: mode === '120000', mode: bits });
  }
  for (const kept of manifest.kept) wants.set(kept.path, kept);
  const folders = new Map(manifest.folders);
  // Whatever else: where a file belongs, the folders on the way do.
  for (const { path, kind } of wants.values())
    if (kind !== 'absent') for (const folder of parentsOf(path)) if (!folders.has(folder)) folders.set(folder, 0o755);
  return { wants, folders };
}
