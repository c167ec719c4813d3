import { joinPath } from '#domain/path.ts';
import type { VersionPlace } from '#domain/release/docs/place.ts';
import { placesApplied } from '#domain/release/docs/places.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { editDocuments } from '#services/procedures/push/docs/version-places.ts';
import { openTree, readText } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Brings the places of documents that a person chose to the next version. Null when none was chosen. */
export function versionPlacesStep(world: PushWorld, places: readonly VersionPlace[]): Step | null {
  const byFile = Map.groupBy(places, ({ file }) => file);
  if (byFile.size === 0) return null;
  const names = [...byFile].map(([file, here]) => (here.length === 1 ? file : `${file} (${here.length})`)).join(', ');
  return {
    id: 'version-places',
    title: 'Name the version in the documents',
    phase: 'docs',
    writes: names,
    probe: async (context) => {
      const tree = await openTree(world, context);
      for (const [file, here] of byFile) {
        const text = await readText(tree, file);
        if (text === null || !placesApplied(text, here)) return { state: 'absent' };
      }
      return { state: 'done', summary: names };
    },
    run: async (context) => {
      const tree = await openTree(world, context);
      // After a crash in the middle some documents are changed already.
      const open: VersionPlace[] = [];
      for (const [file, here] of byFile) {
        const text = await readText(tree, file);
        if (text === null || !placesApplied(text, here)) open.push(...here);
      }
      for (const { file, text } of await editDocuments(open, (path) => readText(tree, path)))
        await tree.write(joinPath(tree.root, file), text);
      for (const { file, line, before, after } of open)
        context.note(`${file}:${line}  ${before.trim()}  ->  ${after.trim()}`);
      return { summary: names };
    },
  };
}
