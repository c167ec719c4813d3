import type { StepContext } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { groundOf } from '#services/procedures/push/steps/pick.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { lookedSince } from './looked-since.ts';
import { type ReleaseScan, scanRelease } from './scan-release.ts';
import { tellFindings } from './tell.ts';

/** Looks through a tree that is to be committed, and what is released with it; throws what stops the release. */
export async function lookThrough(
  world: PushWorld,
  params: PushParams,
  context: StepContext,
  tree: string,
): Promise<ReleaseScan> {
  const released = {
    dir: treeOf(context),
    tree: { commit: tree },
    commits: { since: lookedSince(params), until: groundOf(context, params) },
    messages: [params.message, ...(params.tag === null ? [] : [params.tag.message])],
    allow: params.allow ?? [],
  };
  const scan = await scanRelease(world, released, context.signal);
  tellFindings(context, scan.findings);
  if (scan.blocks !== null) throw scan.blocks;
  return scan;
}
