import { LINK, REPOSITORY } from '#domain/release/tree/entries.ts';
import { MOST_SCANNED } from '#domain/release/tree/sizes.ts';
import type { CommittedFiles, GitObjects } from '#services/ports/git-objects.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

import { byNameAndSize, UNREAD } from './judged.ts';

interface History {
  readonly git: GitObjects;
  readonly dir: string;
  readonly commits: readonly CommittedFiles[];
  /** Objects of the tree that is released; they are looked at there. */
  readonly inTree: ReadonlySet<string>;
}

/**
 * Every commit that is released, not only where it ended: whoever gets the last one gets them all. Messages, names and
 * sizes of files, and the lines that a commit added.
 */
export async function* historyItems(
  { git, dir, commits, inTree }: History,
  signal: AbortSignal,
): AsyncGenerator<ScanItem> {
  for (const { commit, message } of commits) yield { place: { in: 'message', path: '', commit }, text: message };
  const changes = unseen(commits, inTree);
  const ids = new Set(changes.flatMap(({ id, before }) => [id, ...before]));
  const sizes = await git.sizes(dir, [...ids], signal);
  const readable = (id: string): boolean => (sizes.get(id) ?? Infinity) <= MOST_SCANNED;
  for (const { place, id } of changes) yield* byNameAndSize(place, sizes.get(id));
  for (const { place, id } of changes) if (!sizes.has(id)) yield { place, judged: UNREAD };
  const wanted = changes
    .filter(({ id }) => readable(id))
    .map((change) => ({ ...change, before: change.before.filter(readable) }));
  const order = wanted.flatMap(({ id, before }) => [...before, id]);
  let at = 0;
  let before: Uint8Array[] = [];
  for await (const { bytes } of await git.contents(dir, order, signal)) {
    const change = wanted[at];
    if (change === undefined) break;
    if (before.length < change.before.length) {
      before.push(bytes ?? new Uint8Array());
      continue;
    }
    if (bytes !== null) yield { place: change.place, bytes, before };
    before = [];
    at += 1;
  }
}

/** Files as commits made them, each content at a path once. */
function unseen(commits: readonly CommittedFiles[], inTree: ReadonlySet<string>) {
  const seen = new Set<string>();
  return commits.flatMap(({ commit, files }) =>
    files.flatMap(({ path, mode, id, before }) => {
      const key = `${id} ${path}`;
      if (mode === LINK || mode === REPOSITORY || inTree.has(id) || seen.has(key)) return [];
      seen.add(key);
      return [{ place: { in: 'commit', path, commit } as const, id, before }];
    }),
  );
}
