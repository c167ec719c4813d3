import { NO_TAG, type Surveyed, type TreeFacts } from '#domain/git/tree.ts';
import type { World } from '#services/ports/world.ts';

import { whatItIsMadeOf } from './manifests.ts';

const surveys = new WeakMap<ReadonlyMap<string, unknown>, Surveyed>();

/** A memory for one look that knows already what a survey of many trees found; without that an ordinary one. */
export function memoryOf(surveyed: Surveyed | undefined): Map<string, unknown> {
  const memory = new Map<string, unknown>();
  if (surveyed !== undefined) surveys.set(memory, surveyed);
  return memory;
}

/**
 * Everything the house knows of one working tree: two git processes when the branch has an upstream, up to two more when
 * it has none. Throws what the git port throws. Files are read only after git has answered, since a file system that hangs
 * can be left to a child but not to ourselves.
 */
export async function lookAtTree(
  { git, files }: Pick<World, 'git' | 'files'>,
  dir: string,
  signal: AbortSignal,
  memory: ReadonlyMap<string, unknown>,
): Promise<TreeFacts> {
  const surveyed = surveys.get(memory);
  const tree = surveyed?.tree ?? (await git.status(dir, signal));
  const [tag, unpushed, made] = await Promise.all([
    surveyed?.tag ?? (tree.commit === null ? NO_TAG : git.lastTag(dir, signal)),
    tree.commit === null || tree.ahead !== null ? null : git.unpushed(dir, signal),
    whatItIsMadeOf(files, dir),
  ]);
  return { tree, tag, unpushed, made };
}
