import type { TreeFacts } from '#domain/git/tree.ts';
import type { World } from '#services/ports/world.ts';

/**
 * Everything the house knows of one working tree: two git processes when the branch has an upstream, up to two more when
 * it has none. Throws what the git port throws.
 */
export async function lookAtTree({ git }: Pick<World, 'git'>, dir: string, signal: AbortSignal): Promise<TreeFacts> {
  const tree = await git.status(dir, signal);
  if (tree.commit === null)
    return { tree, tag: { tag: null, commitsSince: 0, lastCommitAt: null }, unpushed: null, version: null };
  const tag = await git.lastTag(dir, signal);
  const unpushed = tree.ahead === null && git.unpushed !== undefined ? await git.unpushed(dir, signal) : null;
  return { tree, tag, unpushed, version: null };
}
