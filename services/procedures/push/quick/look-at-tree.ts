import { joinPath } from '#domain/path.ts';
import type { Diffstat } from '#services/procedures/push/facts/git-facts.ts';
import { parseShortstat } from '#services/procedures/push/facts/history.ts';
import { gitFailed } from '#services/procedures/push/git.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { type RunGit, stagedTree, stagingEnvironment } from './staged-tree.ts';

interface Wanted {
  readonly dir: string;
  readonly gitDir: string;
  readonly base: string;
  readonly paths: readonly string[];
}

/** The tree of the reviewed paths and how it differs, worked out in a folder that is gone afterwards. */
export async function lookAtTree(
  world: PushWorld,
  { dir, gitDir, base, paths }: Wanted,
  signal: AbortSignal,
): Promise<{ readonly tree: string; readonly diffstat: Diffstat }> {
  const workspace = await world.workspaces.open(gitDir);
  const folder = joinPath(gitDir, `cpm-console-review-${world.clock.now()}-${base.slice(0, 12)}`);
  const objects = joinPath(folder, 'objects');
  const run: RunGit = async (command) => {
    const finished = await world.shell.run(command, { signal, timeoutMs: LIMIT_MS });
    if (finished.exitCode !== 0) throw gitFailed('The changes could not be put together', finished);
    return finished.stdout;
  };
  try {
    await workspace.mkdir(objects);
    const staging = { world, dir, base, paths, index: joinPath(folder, 'index'), apart: { objects, gitDir } };
    const tree = await stagedTree(run, staging);
    const diff = git(world, dir, 'diff', '--shortstat', '--no-ext-diff', '--no-textconv', base, tree);
    const printed = await run({ ...diff, env: { ...diff.env, ...stagingEnvironment(staging) } });
    return { tree, diffstat: parseShortstat(printed) };
  } finally {
    await workspace.remove(folder);
  }
}

const LIMIT_MS = 120_000;
