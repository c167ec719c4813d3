import { joinPath } from '#domain/path.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { ReleaseScan } from '#services/procedures/push/scan/scan-release.ts';
import { tellFindings } from '#services/procedures/push/scan/tell.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { changedByTool } from './commit.ts';
import { groundOf } from './pick.ts';

/** Looks through exactly what would be released: the tree that would be committed, and the commits since the last tag. */
export function scanStep(world: PushWorld, params: PushParams): Step {
  const { changelog, next, remote } = params;
  // Without a version there is no last tag to start from: what the remote branch has is out already.
  const since = changelog?.previousTag ?? (next === null ? remote.was : null);
  return {
    id: 'scan',
    title: 'Look for secrets and huge files',
    phase: 'tests',
    reads: true,
    commands: [since === null ? 'every file and every commit' : `every file, and every commit since ${since}`],
    run: async (context) => {
      const { scanRelease } = await import('#services/procedures/push/scan/scan-release.ts');
      const index = await staged(world, params, context);
      const released = {
        dir: treeOf(context),
        tree: { index },
        commits: { since, until: groundOf(context, params) },
        messages: [params.message, ...(params.tag === null ? [] : [params.tag.message])],
        allow: params.allow ?? [],
      };
      const scan = await scanRelease(world, released, context.signal);
      await (await world.workspaces.open(context.folder)).remove(index);
      tellFindings(context, scan.findings);
      if (scan.blocks !== null) throw scan.blocks;
      return { summary: summaryOf(scan), result: { files: scan.files, commits: scan.commits, by: scan.by } };
    },
  };
}

/** An index of our own that holds what the commit will: the person's, and that of the tree, stay as they are. */
async function staged(world: PushWorld, params: PushParams, context: StepContext): Promise<string> {
  const { files, quick } = params;
  const index = joinPath(context.folder, 'scan.index');
  const folder = await world.workspaces.open(context.folder);
  await folder.remove(index);
  const ours = (...args: readonly string[]) => {
    const command = git(world, treeOf(context), ...args);
    return { ...command, env: { ...command.env, GIT_INDEX_FILE: index } };
  };
  await context.must(ours('read-tree', quick?.tree ?? groundOf(context, params)), { quiet: true });
  const all = [...new Set([...files, ...changedByTool(context)])];
  if (all.length > 0) await context.must(ours('add', '--force', '--', ...all), { quiet: true });
  return index;
}

function summaryOf({ files, commits, allowed, findings }: ReleaseScan): string {
  const parts = [`${files} files and ${commits} commits`, 'no secret'];
  if (allowed.length > 0) parts.push(`${allowed.length} allowed`);
  if (findings.length > 0) parts.push(`${findings.length} warnings`);
  return parts.join(', ');
}
