import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { packedFiles } from '#services/procedures/push/publish/packed.ts';
import { tellFindings } from '#services/procedures/push/scan/tell.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { packId } from './pack.ts';

/** Looks through the packed files: they hold what git ignores. Null when nothing is packed. */
export function scanPackedStep(world: PushWorld, { publish, allow }: PushParams): Step | null {
  if (publish.length === 0) return null;
  return {
    id: 'scan-packed',
    title: 'Look for secrets in what was packed',
    phase: 'git',
    reads: true,
    run: async (context) => {
      const { scanRelease } = await import('#services/procedures/push/scan/scan-release.ts');
      const packages = publish.flatMap((one) => packedFiles(context, packId(one)).map(({ path }) => path));
      const scan = await scanRelease(
        world,
        { dir: treeOf(context), tree: null, commits: null, packages, allow: allow ?? [] },
        context.signal,
      );
      tellFindings(context, scan.findings);
      if (scan.blocks !== null) throw scan.blocks;
      return { summary: `${packages.length} packed files, no secret` };
    },
  };
}
