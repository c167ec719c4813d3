import { type Bytes, parentsOf } from './bytes.ts';
import type { Scan } from './scan.ts';
import type { Look } from './walk.ts';

/** An ignored file is kept without being asked for up to this size, and all of them together up to that. */
const SMALL_BYTES = 1024 * 1024;
const ALL_BYTES = 64 * 1024 * 1024;
const ALL_FILES = 5000;

interface Wish {
  /** Ignored files that are needed; null for every small one. */
  readonly ignored: readonly Bytes[] | null;
  /** What the commit has that the checkout goes to. */
  readonly target: TargetPaths;
}

/** Paths of a commit. */
export interface TargetPaths {
  readonly files: ReadonlySet<Bytes>;
  readonly folders: ReadonlySet<Bytes>;
}

export function targetPaths(paths: Iterable<Bytes>): TargetPaths {
  const files = new Set(paths);
  const folders = new Set<Bytes>();
  for (const path of files) for (const folder of parentsOf(path)) folders.add(folder);
  return { files, folders };
}

export interface Choice {
  /** Files that are not tracked and are kept. */
  readonly kept: ReadonlySet<Bytes>;
  readonly leftOut: readonly Bytes[];
}

/** Which files that git does not track are kept: untracked ones, needed ignored ones, and all that the target would overwrite. */
export function chooseLoose(scan: Scan, { ignored, target }: Wish): Choice {
  const { walked, index } = scan;
  const untracked = new Set(scan.status.untracked);
  const wanted = ignored === null ? null : new Set(ignored);
  const kept = new Set<Bytes>();
  const leftOut: Bytes[] = [...walked.apart, ...walked.repositories].filter((path) => !index.tracked.has(path));
  let [bytes, files] = [0, 0];
  for (const [path, look] of walked.files) {
    if (look.tracked !== undefined || index.conflicts.has(path)) continue;
    if (look.kind === 'other') leftOut.push(path);
    else if (untracked.has(path) || isInTheWay(path, target) || wanted?.has(path)) kept.add(path);
    else if (wanted === null && isSmall(look) && bytes + look.bytes <= ALL_BYTES && files < ALL_FILES) {
      bytes += look.bytes;
      files += 1;
      kept.add(path);
    } else leftOut.push(path);
  }
  return { kept, leftOut };
}

const isSmall = ({ kind, bytes }: Look): boolean => kind === 'link' || bytes <= SMALL_BYTES;

/** Whether the target has something at the path, or a file where a folder on the way to it is. */
export function isInTheWay(path: Bytes, { files, folders }: TargetPaths): boolean {
  if (files.has(path) || folders.has(path)) return true;
  for (const folder of parentsOf(path)) if (files.has(folder)) return true;
  return false;
}
