import { type Entries, indexEntries } from '#services/adapters/checkouts/index-entries.ts';
import { indexFile } from '#services/adapters/checkouts/index-file.ts';
import { openCheckout } from '#services/adapters/checkouts/repository.ts';

import type { TreeKind } from './trees.ts';

const stop = { wanted: () => false };

type Told = readonly [tracked: readonly unknown[], conflicts: readonly string[]] | null;

/** What our own reading of the index file of a checkout says; null where it leaves that to git. */
export async function indexRead(top: string): Promise<Told> {
  const { gitDir, hash } = await openCheckout(top, stop);
  return told(indexFile(`${gitDir}/index`, hash));
}

/** What git prints of it; null for the kinds of which only git knows. */
export async function indexPrinted(top: string, kind: TreeKind): Promise<Told> {
  return ONLY_GIT.has(kind) ? null : told(await indexEntries(await openCheckout(top, stop)));
}

const ONLY_GIT: ReadonlySet<TreeKind> = new Set(['split-index']);

function told(index: Entries | null): Told {
  if (index === null) return null;
  return [[...index.tracked].map(([path, { mode, id, flagged }]) => [path, mode, id, flagged]), [...index.conflicts]];
}
