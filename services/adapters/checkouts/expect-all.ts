import { join } from 'node:path';

import { expectCommit } from './brought.ts';
import { textOf } from './bytes.ts';
import { manifestIn } from './gather.ts';
import { treeEntries } from './index-entries.ts';
import { existing, openQuickly } from './repository.ts';
import type { Stop } from './stop.ts';

/** Remembers for a snapshot and for those of its submodules which commits they go to. */
export async function expectAll(top: string, folder: string, commit: string, stop: Stop): Promise<void> {
  const { parts } = manifestIn(folder);
  expectCommit(folder, commit);
  if (parts.length === 0) return;
  const checkout = await openQuickly(top, stop);
  // A submodule whose new commit was never fetched stays where it is.
  if (!(await existing(checkout, [commit])).has(commit)) return;
  const entries = await treeEntries(checkout, commit);
  for (const { path, folder: name } of parts) {
    const entry = entries.get(path);
    if (entry?.mode === '160000') await expectAll(join(top, textOf(path)), join(folder, name), entry.id, stop);
  }
}
