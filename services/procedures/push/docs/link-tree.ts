import { joinPath, parentPath } from '#domain/path.ts';
import { type DocumentTree, treeOf } from '#domain/release/docs/tree.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

/**
 * As much of a project's tree as decides whether the paths exist and how they are spelled: only folders on their way are
 * listed, whatever else the project holds.
 */
export async function treeAround(tree: ProjectTree, paths: Iterable<string>): Promise<DocumentTree> {
  const files = new Set<string>();
  const folders = new Set<string>();
  const listed = new Set<string>();
  const list = async (folder: string): Promise<void> => {
    if (listed.has(folder)) return;
    listed.add(folder);
    const below = folder === '.' ? '' : folder;
    for (const name of await tree.files(below)) files.add(joinPath(folder, name));
    for (const name of await tree.folders(below)) folders.add(joinPath(folder, name));
  };
  const alike = (path: string): readonly string[] => {
    const folded = path.toLowerCase();
    return [...folders].filter((folder) => folder.toLowerCase() === folded);
  };
  await list('.');
  for (const path of paths) {
    if (path === '..' || path.startsWith('../')) continue;
    const way: string[] = [];
    for (let at = path.replace(/\.html$/, ''); at !== '.'; at = parentPath(at)) way.unshift(at);
    for (const step of way) await Promise.all(alike(step).map(list));
  }
  return treeOf(files, folders);
}
