import type { Entry } from './world/entry.ts';
import { gitDirEntries } from './world/git-dir.ts';
import { indexEntries } from './world/index-entries.ts';
import { refEntries } from './world/refs.ts';
import { sorted } from './world/sorted-json.ts';
import { worktreeEntries } from './world/worktree-files.ts';

export interface World {
  /** Paths of working trees. */
  readonly repositories?: readonly string[];
  /** Paths of bare repositories. */
  readonly remotes?: readonly string[];
  /** Documents of registries by a name: whatever is asked of them, as JSON. */
  readonly documents?: Readonly<Record<string, () => Promise<unknown>>>;
}

/** The canonical text of a world: equal texts mean byte-identical worlds. */
export type WorldPrint = string;

/**
 * Writes down everything that a push must leave as it was: refs, HEAD, config, hooks, operations in progress, locks,
 * index entries with stages and flags, files of the working tree (content, mode, link target), refs of remotes and
 * documents of registries. Unreachable objects, reflogs and cached stat data are exempt.
 */
export async function worldPrint(world: World): Promise<WorldPrint> {
  const entries: Entry[] = [];
  for (const path of world.repositories ?? []) {
    const parts = [
      await refEntries(path),
      await gitDirEntries(path),
      await indexEntries(path),
      await worktreeEntries(path),
    ];
    entries.push(...parts.flat().map(([key, value]): Entry => [`${path} ${key}`, value]));
  }
  for (const path of world.remotes ?? []) {
    const parts = [await refEntries(path), await gitDirEntries(path)];
    entries.push(...parts.flat().map(([key, value]): Entry => [`${path} ${key}`, value]));
  }
  for (const [name, read] of Object.entries(world.documents ?? {}))
    entries.push([`document ${name}`, JSON.stringify(sorted(await read()))]);
  return entries
    .map(([key, value]) => `${key}: ${value}\n`)
    .toSorted()
    .join('');
}

/** What differs between two prints, one line each, `-` before and `+` after; empty when nothing does. */
export function worldDifference(before: WorldPrint, after: WorldPrint): string {
  const [old, now] = [new Set(before.split('\n')), new Set(after.split('\n'))];
  const gone = [...old].filter((line) => !now.has(line)).map((line) => ({ line, sign: '-' }));
  const come = [...now].filter((line) => !old.has(line)).map((line) => ({ line, sign: '+' }));
  return [...gone, ...come]
    .toSorted((a, b) => (a.line < b.line ? -1 : 1))
    .map(({ line, sign }) => `${sign} ${line}`)
    .join('\n');
}
