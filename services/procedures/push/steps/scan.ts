import { joinPath } from '#domain/path.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { lookedSince } from '#services/procedures/push/scan/looked-since.ts';
import type { ReleaseScan } from '#services/procedures/push/scan/scan-release.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { changedByTool } from './commit.ts';
import { groundOf } from './pick.ts';

const load = () => import('#services/procedures/push/scan/look-through.ts');

/**
 * Looks through exactly what would be released: the tree that would be committed, and the commits since the last tag. The
 * name of that tree is its result; when another one is to be committed, that one is looked through as well.
 */
export function scanStep(world: PushWorld, params: PushParams): Step {
  const since = lookedSince(params);
  return {
    id: 'scan',
    title: 'Look for secrets and huge files',
    phase: 'tests',
    reads: true,
    commands: [since === null ? 'every file and every commit' : `every file, and every commit since ${since}`],
    prepare: () => Promise.all([load(), world.scanner.prepare?.()]),
    run: async (context) => {
      const { lookThrough } = await load();
      const tree = await stagedTree(world, params, context);
      const scan = await lookThrough(world, params, context, tree);
      const { files, commits, by } = scan;
      return { summary: summaryOf(scan), result: { files, commits, by, tree } };
    },
  };
}

/** The tree that the commit will have, by an index of our own: the person's, and that of the separate tree, stay as they are. */
async function stagedTree(world: PushWorld, params: PushParams, context: StepContext): Promise<string> {
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
  // What a partial clone lacks is found out when it is looked into.
  const tree = await gitText(context, ours('write-tree', '--missing-ok'));
  await folder.remove(index);
  return tree;
}

function summaryOf({ files, commits, allowed, findings }: ReleaseScan): string {
  const parts = [`${files} files and ${commits} commits`, 'no secret'];
  if (allowed.length > 0) parts.push(`${allowed.length} allowed`);
  if (findings.length > 0) parts.push(`${findings.length} warnings`);
  return parts.join(', ');
}
