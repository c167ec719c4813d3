import { joinPath } from '#domain/path.ts';
import { insertEntry } from '#domain/release/changelog/insert.ts';
import { webRepository } from '#domain/release/changelog/web-repository.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { openTree, readText } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Puts the reviewed entry into the changelog. */
export function changelogStep(world: PushWorld, params: PushParams): Step | null {
  const { changelog, next, tag, remote } = params;
  if (changelog === null || next === null || tag === null) return null;
  const inserted = async (context: StepContext) => {
    const tree = await openTree(world, context);
    const text = (await readText(tree, changelog.file)) ?? '';
    const result = insertEntry(text, changelog.entry, {
      version: next,
      tag: tag.name,
      previousTag: changelog.previousTag,
      web: webRepository(remote.url),
      edited: changelog.edited,
    });
    return { tree, result };
  };
  return {
    id: 'changelog',
    title: `Write ${changelog.file}`,
    phase: 'docs',
    writes: changelog.file,
    probe: async (context) => {
      const { result } = await inserted(context);
      return result.outcome === 'already-there' ? { state: 'done', summary: changelog.file } : { state: 'absent' };
    },
    run: async (context) => {
      const { tree, result } = await inserted(context);
      if (result.outcome !== 'already-there') await tree.write(joinPath(tree.root, changelog.file), result.text);
      return { summary: `${changelog.file}, ${changelog.entry.trim().split('\n').length} lines` };
    },
  };
}
