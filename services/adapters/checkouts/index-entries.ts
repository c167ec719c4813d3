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

/** What an index says. */
export interface Entries {
  /** Entries of paths without a conflict. */
  readonly tracked: ReadonlyMap<Bytes, Tracked>;
  /** Paths with sides of a merge. */
  readonly conflicts: ReadonlySet<Bytes>;
}

export interface IndexEntries extends Entries {
  /** As git printed it: the same text means the same entries with the same flags. */
  readonly text: Bytes;
}

/** Behind tag and mode of a line. */
const MODE_END = 'H 100644'.length;

/** Entries of the index of the working tree, or of another index file. */
export async function indexEntries(place: GitPlace, indexFile?: Bytes): Promise<IndexEntries> {
  const env = indexFile === undefined ? {} : { GIT_INDEX_FILE: Buffer.from(indexFile, 'latin1').toString() };
  const text = (await runGit(place, ['ls-files', '--stage', '-v', '-z'], { env })).toString('latin1');
  const tracked = new Map<Bytes, Tracked>();
  const conflicts = new Set<Bytes>();
  // `H 100644 <id> 0<tab>path`: what comes before the path has one width.
  for (let at = 0, end: number; (end = text.indexOf('\0', at)) !== -1; at = end + 1) {
    const tab = text.indexOf('\t', at + MODE_END);
    const path = text.slice(tab + 1, end);
    if (text[tab - 1] !== '0') conflicts.add(path);
    else tracked.set(path, entryOf(text, at, tab));
  }
  return { tracked, conflicts, text };
}

function entryOf(text: string, at: number, tab: number): Tracked {
  const tag = text[at] ?? '';
  const flagged = tag === 'S' || tag !== tag.toUpperCase();
  return { mode: text.slice(at + 2, at + MODE_END), id: text.slice(at + MODE_END + 1, tab - 2), flagged };
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
