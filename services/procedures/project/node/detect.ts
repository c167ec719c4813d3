import { listField, textField } from '#domain/field.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { ReleaseComponent } from '#domain/release/made/component.ts';
import { nodeCommands } from '#domain/release/made/node-commands.ts';
import { type NodeChoice, type NodeManager, nodeManager } from '#domain/release/made/node-manager.ts';
import { type NodeManifest, nodeManifest } from '#domain/release/made/node-manifest.ts';
import { jsonFile, versionAt, versionMaybeAt } from '#domain/release/made/version-files.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { workspacePackages } from './workspaces.ts';

/** Lock files that repeat the version of the package itself. */
const NPM_LOCKS = ['npm-shrinkwrap.json', 'package-lock.json'];

/** The component that a package.json makes of a folder; null without one. */
export async function detectNode(
  tree: ProjectTree,
  folder: string,
  configured: NodeManager | null,
): Promise<ReleaseComponent | null> {
  const names = await tree.files(folder);
  if (!names.has('package.json')) return null;
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const [content, yarnLock] = await Promise.all([
    tree.document('json', inside('package.json')),
    names.has('yarn.lock') && !names.has('.yarnrc.yml') ? tree.text(inside('yarn.lock')) : null,
  ]);
  const choice = nodeManager({ configured, manifest: content, names, yarnLock });
  const manifest = nodeManifest(content);
  const { manager, lockFile } = choice;
  const locks = NPM_LOCKS.filter((name) => names.has(name)).map(inside);
  const patterns = manager === 'pnpm' ? await pnpmPatterns(tree, folder) : manifest.workspaces;
  const full = manager !== 'bun';
  const publish = full ? manifest.publish : null;
  const versions = await versionFiles(tree, folder, manifest, locks);
  return {
    folder,
    ecosystem: manager,
    name: manifest.name,
    private: manifest.private,
    version: versions.version,
    versionFrom: versions.version === null ? 'tag' : 'files',
    versionFiles: versions.files,
    lockFile: lockFile === null ? null : inside(lockFile),
    released: full ? 'full' : 'tag only',
    reasons: reasons(choice, manifest, versions.version, patterns.length > 0),
    warnings: [...choice.warnings, ...versions.warnings],
    scripts: manifest.scripts,
    ...nodeCommands(manager, manifest.scripts, {
      lock: lockFile !== null,
      dependencies: manifest.hasDependencies || patterns.length > 0,
      publication: publish !== null,
    }),
    publish,
    workspaces: folder === '' && patterns.length > 0 ? await workspacePackages(tree, patterns, content, locks) : [],
  };
}

interface Versions {
  readonly version: string | null;
  readonly files: readonly VersionFile[];
  readonly warnings: readonly string[];
}

/** package.json, what repeats it in the lock files, and lerna.json where that has the version of all packages. */
async function versionFiles(
  tree: ProjectTree,
  folder: string,
  { version }: NodeManifest,
  locks: readonly string[],
): Promise<Versions> {
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const told = textField(await tree.document('json', inside('lerna.json')), 'version');
  const lerna = told === 'independent' ? null : told;
  const files = [
    ...(version === null ? [] : [jsonFile(inside('package.json'), versionAt('version')), ...locks.map(lockOf)]),
    ...(lerna !== null && (version === null || version === lerna)
      ? [jsonFile(inside('lerna.json'), versionAt('version'))]
      : []),
  ];
  const differs = version !== null && lerna !== null && version !== lerna;
  const warnings = differs ? [`lerna.json says ${lerna}, package.json ${version}: lerna.json is left alone`] : [];
  return { version: version ?? lerna, files, warnings };
}

function lockOf(path: string): VersionFile {
  return jsonFile(path, versionMaybeAt('version'), versionMaybeAt('packages', '', 'version'));
}

async function pnpmPatterns(tree: ProjectTree, folder: string): Promise<readonly string[]> {
  const path = folder === '' ? 'pnpm-workspace.yaml' : `${folder}/pnpm-workspace.yaml`;
  return listField(await tree.document('yaml', path), 'packages');
}

function reasons(
  { manager, why }: NodeChoice,
  { private: isPrivate, placeholder }: NodeManifest,
  version: string | null,
  monorepo: boolean,
): string[] {
  return [
    `${manager}, because of ${why}`,
    ...(monorepo ? ['a monorepo, because of its workspaces; --package NAME releases one package'] : []),
    ...(isPrivate ? ['not published, because package.json says private'] : []),
    ...(placeholder ? ['the tag is the version, because package.json only has a placeholder'] : []),
    ...(version === null && !placeholder ? ['the tag is the version, because package.json has none'] : []),
    ...(manager === 'bun' ? ['tag only, because packing and publishing with bun is not tried here'] : []),
  ];
}
