import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { bytesOf, onDisk } from './bytes.ts';
import { placeOf } from './git-state.ts';
import { type IndexEntries, indexEntries } from './index-entries.ts';
import type { Manifest } from './manifest.ts';
import type { Checkout } from './repository.ts';
import type { StoreReader } from './store.ts';

const NONE: IndexEntries = { tracked: new Map(), conflicts: new Set(), text: '' };

/** Entries of the index as it was kept. The shared part of a split one is put back first, where git looks for it. */
export async function savedIndex(
  checkout: Checkout,
  manifest: Manifest,
  folder: string,
  store: StoreReader,
): Promise<IndexEntries> {
  for (const file of manifest.state) {
    const place = onDisk(placeOf(checkout, file));
    if (file.path.startsWith('sharedindex.') && !existsSync(place))
      writeFileSync(place, store.read(file.stored), { mode: file.mode });
  }
  const index = manifest.state.find(({ path }) => path === 'index');
  if (index === undefined) return NONE;
  const copy = join(folder, 'read', 'index');
  mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
  writeFileSync(copy, store.read(index.stored), { mode: 0o600 });
  return indexEntries(checkout, bytesOf(copy));
}
