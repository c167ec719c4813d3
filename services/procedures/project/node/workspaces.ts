import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { WorkspacePackage } from '#domain/release/made/component.ts';
import { DEPENDENCIES, type NodeManifest, nodeManifest, rangesOf } from '#domain/release/made/node-manifest.ts';
import { jsonFile, mergeFiles, rangeAt, versionAt, versionMaybeAt } from '#domain/release/made/version-files.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { expandFolders } from './expand.ts';

interface Member {
  readonly folder: string;
  readonly content: unknown;
  readonly manifest: NodeManifest;
}

/**
 * The packages of a monorepo. The version files of each are its own manifest, its entry in npm's lock files, and the ranges of
 * all who depend on it, the root included.
 */
export async function workspacePackages(
  tree: ProjectTree,
  patterns: readonly string[],
  root: unknown,
  locks: readonly string[],
): Promise<WorkspacePackage[]> {
  const folders = await expandFolders(tree, patterns, 'package.json');
  const members = await Promise.all(
    folders.map(async (folder): Promise<Member> => {
      const content = await tree.document('json', `${folder}/package.json`);
      return { folder, content, manifest: nodeManifest(content) };
    }),
  );
  const everyone = [{ folder: '', content: root, manifest: nodeManifest(root) }, ...members];
  const names = new Set(members.flatMap(({ manifest: { name } }) => name ?? []));
  return members.map(({ folder, content, manifest }) => {
    const { name, version, scripts, publish } = manifest;
    const named = DEPENDENCIES.flatMap((section) => Object.keys(rangesOf(content, section)));
    return {
      folder,
      name,
      version,
      private: manifest.private,
      dependencies: [...new Set(named)].filter((one) => names.has(one) && one !== name).toSorted(),
      versionFiles: mergeFiles([
        ...(version === null ? [] : own(folder, locks)),
        ...(name === null ? [] : everyone.flatMap((other) => ranges(other, name, locks))),
      ]),
      scripts,
      publish,
    };
  });
}

function own(folder: string, locks: readonly string[]): VersionFile[] {
  return [
    jsonFile(`${folder}/package.json`, versionAt('version')),
    ...locks.map((lock) => jsonFile(lock, versionMaybeAt('packages', folder, 'version'))),
  ];
}

function ranges({ folder, content }: Member, name: string, locks: readonly string[]): VersionFile[] {
  const sections = DEPENDENCIES.filter((section) => rangesOf(content, section)[name] !== undefined);
  if (sections.length === 0) return [];
  const path = folder === '' ? 'package.json' : `${folder}/package.json`;
  return [
    jsonFile(path, ...sections.map((section) => rangeAt(section, name))),
    ...locks.map((lock) => jsonFile(lock, ...sections.map((section) => rangeAt('packages', folder, section, name)))),
  ];
}
