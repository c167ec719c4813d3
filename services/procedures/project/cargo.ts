import { field, listField, textField } from '#domain/field.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { ReleaseComponent } from '#domain/release/made/component.ts';
import { mergeFiles, rangeAt, tomlFile, versionAt, versionMaybeAt } from '#domain/release/made/version-files.ts';

import { expandFolders } from './node/expand.ts';
import type { ProjectTree } from './tree.ts';

const SECTIONS = ['dependencies', 'dev-dependencies', 'build-dependencies'];

interface Crate {
  readonly path: string;
  readonly content: unknown;
  readonly name: string | null;
}

/** The component that a Cargo.toml makes of a folder; null without one. Crates that inherit the version go with it. */
export async function detectCargo(tree: ProjectTree, folder: string): Promise<ReleaseComponent | null> {
  const inside = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  const path = inside('Cargo.toml');
  const content = await tree.document('toml', path);
  if (content === null) return null;
  const name = textField(content, 'package', 'name');
  const own = [
    ['package', 'version'],
    ['workspace', 'package', 'version'],
  ].filter((at) => textField(content, ...at) !== null);
  const [first] = own;
  const version = first === undefined ? null : textField(content, ...first);
  const agreeing = own.filter((at) => textField(content, ...at) === version);
  const members = await crates(tree, listField(content, 'workspace', 'members').map(inside));
  const sharing = [{ path, content, name }, ...members].filter(
    (crate) => crate.path === path || inherits(crate.content),
  );
  const lock = (await tree.has(inside('Cargo.lock'))) ? inside('Cargo.lock') : null;
  const places = agreeing.map((at) => versionAt(...at));
  const warnings =
    version === null && members.length > 0
      ? ['the crates have versions of their own: name their Cargo.toml in push.versionFiles']
      : [];
  return {
    folder,
    ecosystem: 'cargo',
    name: name ?? members[0]?.name ?? null,
    private: field(content, 'package', 'publish') === false,
    version,
    versionFrom: version !== null ? 'files' : members.length > 0 ? 'unknown' : 'tag',
    versionFiles:
      version === null
        ? []
        : mergeFiles([
            tomlFile(path, 'semver', ...places),
            ...entries(lock, sharing),
            ...ranges([{ path, content, name }, ...members], sharing),
          ]),
    lockFile: lock,
    released: 'tag only',
    reasons: ['cargo, because of Cargo.toml', 'tag only, because publishing crates is not tried here'],
    warnings,
    scripts: {},
    install: null,
    build: { file: 'cargo', args: ['build', '--release'] },
    test: { file: 'cargo', args: ['test'] },
    docs: { file: 'cargo', args: ['doc', '--no-deps'] },
    pack: null,
    publish: null,
    workspaces: [],
  };
}

async function crates(tree: ProjectTree, patterns: readonly string[]): Promise<Crate[]> {
  const folders = await expandFolders(tree, patterns, 'Cargo.toml');
  return Promise.all(
    folders.map(async (folder) => {
      const path = `${folder}/Cargo.toml`;
      const content = await tree.document('toml', path);
      return { path, content, name: textField(content, 'package', 'name') };
    }),
  );
}

function inherits(content: unknown): boolean {
  return field(content, 'package', 'version', 'workspace') === true;
}

/** What Cargo.lock says of the crates that share the version. */
function entries(lock: string | null, sharing: readonly Crate[]): VersionFile[] {
  const places = sharing.flatMap(({ name }) => (name === null ? [] : [versionMaybeAt('package', { name }, 'version')]));
  return lock === null || places.length === 0 ? [] : [tomlFile(lock, 'semver', ...places)];
}

/** What crates of the workspace ask of those that share the version. */
function ranges(all: readonly Crate[], sharing: readonly Crate[]): VersionFile[] {
  const names = sharing.flatMap(({ name }) => name ?? []);
  return all.flatMap(({ path, content }) => {
    const sections = [...SECTIONS.map((section) => [section]), ['workspace', 'dependencies']];
    const places = sections.flatMap((section) =>
      names
        .map((name) => [...section, name, 'version'])
        .filter((at) => textField(content, ...at) !== null && field(content, ...at.slice(0, -1), 'path') !== undefined)
        .map((at) => rangeAt(...at)),
    );
    return places.length === 0 ? [] : [tomlFile(path, 'semver', ...places)];
  });
}
