import { joinPath } from '#domain/path.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { openTree } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Ignored files that the tests need, copied into the separate tree. Only named files are committed, so these never are. */
export function copyFilesStep(world: PushWorld, { copy, project }: PushParams): Step | null {
  if (copy.length === 0) return null;
  return {
    id: 'copy-files',
    title: `Copy ${copy.length === 1 ? copy[0] : `${copy.length} ignored files`} for the tests`,
    phase: 'tests',
    writes: 'the separate tree only',
    commands: copy.map((path) => `cp --reflink=auto ${path} <run>/${path}`),
    probe: async (context) => {
      const tree = await openTree(world, context);
      const there = await Promise.all(copy.map((path) => tree.exists(joinPath(tree.root, path))));
      return there.every(Boolean) ? { state: 'done' } : { state: 'absent' };
    },
    run: async (context) => {
      const tree = await openTree(world, context);
      const missing: string[] = [];
      for (const path of copy) {
        const to = joinPath(tree.root, path);
        if (await tree.exists(to)) continue;
        const from = joinPath(project.dir, path);
        if ((await world.files.stat(from)) === null) missing.push(path);
        else await tree.copyTree(from, to, { signal: context.signal });
      }
      if (missing.length > 0) context.note(`not here, so not copied: ${missing.join(', ')}`);
      return { summary: `${copy.length - missing.length} copied` };
    },
  };
}
