import type { Bytes } from './bytes.ts';
import type { Tracked } from './index-entries.ts';
import type { Scan } from './scan.ts';
import type { Look } from './walk.ts';

const REPOSITORY = '160000';

/** A tracked path of which git itself says that it is as git keeps it. */
export interface Unchanged {
  readonly path: Bytes;
  readonly tracked: Tracked;
  readonly look: Look;
}

export interface TrackedFiles {
  readonly unchanged: readonly Unchanged[];
  /** Paths whose file on the disk is not what the index says, or of which git does not look whether it is. */
  readonly changed: readonly Bytes[];
}

/** Tells tracked files apart by whether git alone could bring them back. */
export function trackedFiles({ index, status, walked, usual }: Scan): TrackedFiles {
  const unchanged: Unchanged[] = [];
  const changed: Bytes[] = [...status.changed, ...index.conflicts];
  let there = 0;
  for (const [path, look] of walked.files) {
    const { tracked } = look;
    if (tracked === undefined) continue;
    there += 1;
    if (tracked.flagged || tracked.mode === REPOSITORY) changed.push(path);
    else if (!status.changed.has(path)) unchanged.push({ path, tracked, look });
  }
  // Of those that were left out git says which are gone.
  if (usual === null && there < index.tracked.size)
    for (const [path, { flagged, mode }] of index.tracked)
      if (!walked.files.has(path) && (flagged || mode !== REPOSITORY)) changed.push(path);
  return { unchanged, changed };
}
