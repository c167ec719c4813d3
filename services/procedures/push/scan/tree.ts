import { judgeLink, judgeNewPath, judgeRepository, LINK, REPOSITORY } from '#domain/release/tree/entries.ts';
import { MOST_SCANNED } from '#domain/release/tree/sizes.ts';
import { submodulesIn } from '#domain/release/tree/submodules.ts';
import type { GitObjects, TreeFile } from '#services/ports/git-objects.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

import { byNameAndSize, UNREAD, unless } from './judged.ts';

interface Tree {
  readonly git: GitObjects;
  readonly dir: string;
  readonly files: readonly TreeFile[];
  /** Paths of the release before; empty for the first one. */
  readonly before: ReadonlySet<string>;
  /** Paths that a commit holds already. */
  readonly committed: ReadonlySet<string>;
}

/** Every file of the tree that is released: what its name, mode and size tell, and then its bytes, unless it is huge. */
export async function* treeItems(
  { git, dir, files, before, committed }: Tree,
  signal: AbortSignal,
): AsyncGenerator<ScanItem> {
  const blobs = files.filter(({ mode }) => mode !== REPOSITORY);
  const sizes = await sizesOf(git, dir, blobs, signal);
  const submodules = await submodulesOf(git, dir, files, signal);
  for (const { path, mode, id, stage } of files) {
    const place = { in: 'tree', path } as const;
    if (stage > 0)
      yield {
        place,
        judged: { rule: 'unmerged', what: 'a merge that is not finished', severity: 'stop', kind: 'file' },
      };
    if (mode === REPOSITORY) yield* unless(place, judgeRepository(path, submodules));
    else yield* byNameAndSize(place, sizes.get(id));
    if (!before.has(path)) yield* unless(place, judgeNewPath(path, committed.has(path)));
  }
  const small = blobs.filter(({ id }) => (sizes.get(id) ?? 0) <= MOST_SCANNED);
  let at = 0;
  for await (const { bytes } of await git.contents(
    dir,
    small.map(({ id }) => id),
    signal,
  )) {
    const { path = '', mode } = small[at++] ?? {};
    const place = { in: 'tree', path } as const;
    if (bytes === null) yield { place, judged: UNREAD };
    else if (mode === LINK) yield* unless(place, judgeLink(path, new TextDecoder().decode(bytes)));
    else yield { place, bytes };
  }
}

/** Asked only for what did not come with its size. */
async function sizesOf(
  git: GitObjects,
  dir: string,
  blobs: readonly TreeFile[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const known = blobs.flatMap(({ id, bytes }) => (bytes === undefined ? [] : [[id, bytes] as const]));
  const open = blobs.flatMap(({ id, bytes }) => (bytes === undefined ? [id] : []));
  return new Map([...known, ...(await git.sizes(dir, [...new Set(open)], signal))]);
}

async function submodulesOf(
  git: GitObjects,
  dir: string,
  files: readonly TreeFile[],
  signal: AbortSignal,
): Promise<Set<string>> {
  const named = files.find(({ path }) => path === '.gitmodules');
  if (named === undefined) return new Set();
  for await (const { bytes } of await git.contents(dir, [named.id], signal))
    if (bytes !== null) return submodulesIn(new TextDecoder().decode(bytes));
  return new Set();
}
