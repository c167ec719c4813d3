import { joinPath } from '#domain/path.ts';
import type { Command } from '#services/ports/shell.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

interface Staging {
  readonly world: PushWorld;
  /** The person's own folder; only read. */
  readonly dir: string;
  readonly base: string;
  readonly paths: readonly string[];
  /** An index file of our own. */
  readonly index: string;
  /** Where new objects go instead of the repository at `gitDir`; null leaves them there, where nothing points to them. */
  readonly apart: { readonly objects: string; readonly gitDir: string } | null;
}

/** Runs a git command; resolves to what it printed, rejects when it failed. */
export type RunGit = (command: Command) => Promise<string>;

/** Variables with which git sees the private index, and objects apart. */
export function stagingEnvironment({ index, apart }: Pick<Staging, 'index' | 'apart'>): Record<string, string> {
  if (apart === null) return { GIT_INDEX_FILE: index };
  return {
    GIT_INDEX_FILE: index,
    GIT_OBJECT_DIRECTORY: apart.objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: joinPath(apart.gitDir, 'objects'),
  };
}

/**
 * The tree that a commit would be with exactly these paths as they lie in the folder: changed, new and gone ones, links as
 * links, through the person's own filters. Their index is not touched; no path is taken for a pattern.
 */
export async function stagedTree(run: RunGit, staging: Staging): Promise<string> {
  const { world, dir, base, paths } = staging;
  const ours = (...args: readonly string[]): Command => {
    const command = git(world, dir, ...args);
    return { ...command, env: { ...command.env, ...stagingEnvironment(staging) } };
  };
  await run(ours('read-tree', base));
  if (paths.length > 0)
    await run({
      ...ours('update-index', '--add', '--remove', '--replace', '-z', '--stdin'),
      stdin: paths.map((path) => `${path}\0`).join(''),
    });
  return (await run(ours('write-tree'))).trim();
}
