import { NO_TAG, type TreeFacts } from '#domain/git/tree.ts';
import type { World } from '#services/ports/world.ts';

import { whatItIsMadeOf } from './manifests.ts';

/**
 * Everything the house knows of one working tree: two git processes when the branch has an upstream, up to two more when
 * it has none. Throws what the git port throws. Files are read only after git has answered, since a file system that hangs
 * can be left to a child but not to ourselves.
 */
export async function lookAtTree(
  { git, files }: Pick<World, 'git' | 'files'>,
  dir: string,
  signal: AbortSignal,
): Promise<TreeFacts> {
  const tree = await git.status(dir, signal);
  const [tag, unpushed, made] = await Promise.all([
    tree.commit === null ? NO_TAG : git.lastTag(dir, signal),
    tree.commit === null || tree.ahead !== null ? null : git.unpushed(dir, signal),
    whatItIsMadeOf(files, dir),
  ]);
  return { tree, tag, unpushed, made };
}
