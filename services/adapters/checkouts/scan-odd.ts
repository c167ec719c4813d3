import { below, type Bytes, parentsOf } from './bytes.ts';
import { mayConvert } from './converted.ts';
import type { IndexFile } from './index-file.ts';
import { oddFiles, usualBy } from './odd-files.ts';
import type { Checkout } from './repository.ts';
import type { Scan } from './scan.ts';
import type { Status } from './status.ts';
import { DEPENDENCIES, type Look, lookAt, walk } from './walk.ts';

/** With fewer files a walk of ours is done before another program has begun. */
const MANY = 2000;
const IN_DEPENDENCIES = new RegExp(
  `(?:^|/)(?:${[...DEPENDENCIES].map((name) => name.replaceAll('.', String.raw`\.`)).join('|')})/`,
);

/** Paths that are gone through again and again. */
export type Paths = Pick<ReadonlyMap<Bytes, unknown>, 'keys'>;

/** Whether git tells everything of the files of an index that are as usual, so that nobody has to look at each of them again. */
export function isForOthers(checkout: Checkout, index: IndexFile, alsoEnter: Paths, many = MANY): boolean {
  const { config } = checkout;
  if (index.tracked.size < many || index.conflicts.size > 0 || index.hasOddOnes) return false;
  const says = (key: string, usual: string) => (config.get(key) ?? []).every((value) => value === usual);
  if (!says('core.filemode', 'true') || !says('core.ignorecase', 'false')) return false;
  if (!says('core.precomposeunicode', 'false')) return false;
  for (const path of alsoEnter.keys()) if (IN_DEPENDENCIES.test(path)) return false;
  for (const path of index.tracked.keys()) if (IN_DEPENDENCIES.test(path)) return false;
  return !mayConvert(checkout, index.tracked.keys());
}

/**
 * A scan that leaves out of `walked` the tracked files of which git says that they are unchanged and whose mode and owner
 * are the usual ones. Null where everything has to be walked.
 */
export async function scanOdd(checkout: Checkout, index: IndexFile, status: Promise<Status>): Promise<Scan | null> {
  const usual = usualBy(checkout);
  const odd = await oddFiles(checkout, usual);
  if (odd === null) return null;
  const told = await status;
  const files = new Map<Bytes, Look>();
  for (const paths of [odd.paths, told.changed, told.untracked, told.ignored])
    for (const path of paths) if (!isApart(path)) add(path);
  // One that came to be known just now may say of others that they are converted.
  if (mayConvert(checkout, files.keys())) return null;
  return { index, status: told, walked: { ...odd, files, repositories: new Set() }, usual };

  function isApart(path: Bytes): boolean {
    if (odd === null || odd.apart.size === 0) return false;
    for (const folder of parentsOf(path)) if (odd.apart.has(folder)) return true;
    return false;
  }

  function add(path: Bytes): void {
    if (path.endsWith('/')) {
      const from = path.slice(0, -1);
      if (odd?.apart.has(from)) return;
      const { root, stop } = checkout;
      const inside = walk({ root, from, stop, tracked: index.tracked, enter: () => false });
      for (const [one, look] of inside.files) files.set(one, look);
      return;
    }
    const look = files.has(path) ? undefined : lookAt(below(checkout.root, path), index.tracked.get(path));
    if (look !== undefined) files.set(path, look);
  }
}
