import { joinPath } from '#domain/path.ts';
import type { CheckedDocument } from '#domain/release/docs/check-links.ts';
import { documentsAmong, holdsDocuments } from '#domain/release/docs/which-documents.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

/** Deeper folders and more documents than these are not looked at. */
const DEEPEST = 8;
const MOST = 2000;

/** Names of all files in the project's folder and its documents' folder, below the project. */
async function filesNear(tree: ProjectTree): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [{ folder: '.', depth: 0 }];
  for (let next = waiting.shift(); next !== undefined && found.length < MOST; next = waiting.shift()) {
    const { folder, depth } = next;
    const below = folder === '.' ? '' : folder;
    for (const name of await tree.files(below)) found.push(joinPath(folder, name));
    const inner = depth < DEEPEST ? await tree.folders(below) : [];
    for (const name of inner) {
      const path = joinPath(folder, name);
      if (holdsDocuments(path)) waiting.push({ folder: path, depth: depth + 1 });
    }
  }
  return found;
}

/**
 * Reads the documents of a project. `tracked` are the files of the tree that is released, when git was asked: then nothing
 * else is looked at. Throws OpsError `project-unreadable`.
 */
export async function readDocuments(
  tree: ProjectTree,
  tracked: readonly string[] | null,
): Promise<readonly CheckedDocument[]> {
  const names = documentsAmong(tracked ?? (await filesNear(tree)));
  const read = await Promise.all(names.map(async (file) => ({ file, text: await tree.text(file) })));
  return read.flatMap(({ file, text }) => (text === null ? [] : [{ file, text }]));
}
