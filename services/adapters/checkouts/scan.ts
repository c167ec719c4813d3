import { type Bytes, parentsOf } from './bytes.ts';
import { type Entries, type IndexEntries, indexEntries } from './index-entries.ts';
import { indexFile } from './index-file.ts';
import type { Usual } from './modes.ts';
import type { Checkout } from './repository.ts';
import { isForOthers, type Paths, scanOdd } from './scan-odd.ts';
import { type Status, statusOf } from './status.ts';
import { type Walked, walk } from './walk.ts';

/** A working tree as it is now. */
export interface Scan<Index extends Entries = Entries> {
  readonly index: Index;
  readonly status: Status;
  readonly walked: Walked;
  /** What the tracked files have that `walked` leaves out because they are unchanged and as usual; null when it has all. */
  readonly usual: Usual | null;
}

const NOTHING: Paths = new Map<Bytes, never>();

/** Looks at index, differences and files at once; `alsoEnter` names paths whose folders are entered whatever they are called. */
export async function scan(checkout: Checkout, alsoEnter: Paths = NOTHING): Promise<Scan> {
  const status = begun(statusOf(checkout));
  const index = indexFile(`${checkout.gitDir}/index`, checkout.hash);
  const seen =
    index !== null && isForOthers(checkout, index, alsoEnter) ? await scanOdd(checkout, index, status) : null;
  return seen ?? look(checkout, index ?? (await indexEntries(checkout)), status, alsoEnter.keys());
}

/** The same with what git itself prints of the index, or of another index file. */
export async function scanPrinted(
  checkout: Checkout,
  alsoEnter: Iterable<Bytes>,
  otherIndex?: Bytes,
): Promise<Scan<IndexEntries>> {
  const status = begun(statusOf(checkout, otherIndex));
  return look(checkout, await indexEntries(checkout, otherIndex), status, alsoEnter);
}

/** Git is at work in a process of its own while this thread reads the folders. */
async function look<Index extends Entries>(
  { root, stop }: Checkout,
  index: Index,
  status: Promise<Status>,
  alsoEnter: Iterable<Bytes>,
): Promise<Scan<Index>> {
  let folders: ReadonlySet<Bytes> | undefined;
  const enter = (folder: Bytes): boolean => {
    folders ??= foldersOf(index.tracked.keys(), index.conflicts, alsoEnter);
    return folders.has(folder);
  };
  const walked = walk({ root, stop, tracked: index.tracked, enter });
  return { index, walked, status: await status, usual: null };
}

/** Every folder above one of the paths. */
function foldersOf(...all: readonly Iterable<Bytes>[]): Set<Bytes> {
  const folders = new Set<Bytes>();
  for (const paths of all)
    for (const path of paths)
      for (const folder of parentsOf(path)) {
        if (folders.has(folder)) break;
        folders.add(folder);
      }
  return folders;
}

/** It is waited for later; what goes wrong until then is told there. */
function begun<Answer>(work: Promise<Answer>): Promise<Answer> {
  work.catch(() => undefined);
  return work;
}

/** Submodules that are checked out. */
export const partsOf = ({ index, walked }: Scan): Bytes[] =>
  [...walked.repositories].filter((path) => index.tracked.get(path)?.mode === '160000');
