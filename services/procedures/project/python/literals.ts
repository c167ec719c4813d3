import { OpsError } from '#domain/errors.ts';
import { readVersion } from '#domain/release/edits/edit.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import { plainFile, pythonFile } from '#domain/release/made/version-files.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { versionModules } from './module.ts';

/** A file that says a version, and which. */
export interface Said {
  readonly file: VersionFile;
  readonly version: string;
}

export interface SaidByModule extends Said {
  /** Whether the module is the project's own. */
  readonly own: boolean;
}

/** What a file says, or null when it is not there or says none that could be replaced. */
export async function said(tree: ProjectTree, file: VersionFile): Promise<Said | null> {
  const text = await tree.text(file.path);
  if (text === null) return null;
  try {
    return { file, version: await readVersion(file, text) };
  } catch (error) {
    if (error instanceof OpsError && error.code.startsWith('version-')) return null;
    throw error;
  }
}

/** Every `__version__` of the packages in a folder, the project's own first. */
export async function saidByModules(tree: ProjectTree, folder: string, name: string | null): Promise<SaidByModule[]> {
  const found: SaidByModule[] = [];
  for (const { path, own } of await versionModules(tree, folder, name)) {
    if ((await tree.text(path))?.includes('__version__') !== true) continue;
    const one = await said(tree, pythonFile(path, '__version__'));
    if (one !== null) found.push({ ...one, own });
  }
  return found;
}

/** What VERSION or version.txt says. */
export async function saidByPlain(
  tree: ProjectTree,
  folder: string,
  scheme: VersionFile['scheme'],
): Promise<Said | null> {
  for (const name of ['VERSION', 'version.txt', 'VERSION.txt']) {
    const one = await said(tree, plainFile(folder === '' ? name : `${folder}/${name}`, scheme));
    if (one !== null) return one;
  }
  return null;
}
