import { type Bytes, parentsOf } from './bytes.ts';
import { type IndexEntries, indexEntries } from './index-entries.ts';
import type { Checkout } from './repository.ts';
import { type Status, statusOf } from './status.ts';
import { type Walked, walk } from './walk.ts';

/** A working tree as it is now. */
export interface Scan {
  readonly index: IndexEntries;
  readonly status: Status;
  readonly walked: Walked;
}

/**
 * Looks at index, differences and files at once; `alsoEnter` names paths whose folders are entered whatever they are called,
 * `indexFile` another index than the one of the working tree.
 */
export async function scan(checkout: Checkout, alsoEnter: Iterable<Bytes> = [], indexFile?: Bytes): Promise<Scan> {
  const status = statusOf(checkout, indexFile);
  status.catch(() => undefined);
  const index = await indexEntries(checkout, indexFile);
  const folders = new Set<Bytes>();
  for (const paths of [index.tracked.keys(), index.conflicts, alsoEnter])
    for (const path of paths)
      for (const folder of parentsOf(path)) {
        if (folders.has(folder)) break;
        folders.add(folder);
      }
  // Git is at work in processes of its own while this thread reads the folders.
  const walked = walk({ root: checkout.root, stop: checkout.stop, enter: (folder) => folders.has(folder) });
  return { index, walked, status: await status };
}

/** Submodules that are checked out. */
export const partsOf = ({ index, walked }: Scan): Bytes[] =>
  [...index.tracked].flatMap(([path, { mode }]) => (mode === '160000' && walked.repositories.has(path) ? [path] : []));
