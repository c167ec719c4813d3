import type { Bytes } from './bytes.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** What the index says of a path. */
export interface Tracked {
  /** `100644`, `100755`, `120000` for a link, `160000` for a repository inside. */
  readonly mode: string;
  readonly id: string;
  /** Whether git was told not to look at the file in the working tree. */
  readonly flagged: boolean;
}

export interface IndexEntries {
  /** Entries of paths without a conflict. */
  readonly tracked: ReadonlyMap<Bytes, Tracked>;
  /** Paths with sides of a merge. */
  readonly conflicts: ReadonlySet<Bytes>;
  /** As git printed it: the same text means the same entries with the same flags. */
  readonly text: Bytes;
}

/** Entries of the index of the working tree, or of another index file. */
export async function indexEntries(place: GitPlace, indexFile?: Bytes): Promise<IndexEntries> {
  const env = indexFile === undefined ? {} : { GIT_INDEX_FILE: Buffer.from(indexFile, 'latin1').toString() };
  const text = (await runGit(place, ['ls-files', '--stage', '-v', '-z'], { env })).toString('latin1');
  const tracked = new Map<Bytes, Tracked>();
  const conflicts = new Set<Bytes>();
  for (const line of text.split('\0')) {
    if (line === '') continue;
    const tab = line.indexOf('\t');
    const [tag = '', mode = '', id = '', stage] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    if (stage === '0') tracked.set(path, { mode, id, flagged: tag === 'S' || tag !== tag.toUpperCase() });
    else conflicts.add(path);
  }
  return { tracked, conflicts, text };
}

/** Files of a commit or tree. */
export async function treeEntries(place: GitPlace, commit: string): Promise<Map<Bytes, { mode: string; id: string }>> {
  const text = (await runGit(place, ['ls-tree', '-r', '-z', '--full-tree', commit])).toString('latin1');
  const found = new Map<Bytes, { mode: string; id: string }>();
  for (const line of text.split('\0')) {
    if (line === '') continue;
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    found.set(line.slice(tab + 1), { mode, id });
  }
  return found;
}
