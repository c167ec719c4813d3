import { matchVersion, type Summed, type VersionMatch } from '#domain/release/publish/compare-version.ts';
import { registryOf } from '#domain/release/publish/npm-registry.ts';
import { indexName } from '#domain/release/publish/simple-index.ts';
import type { PackageLook, PackageRegistry, Registries, VersionLook } from '#services/ports/registries.ts';

/** A published version in memory. */
interface FakeVersion {
  readonly files: readonly Summed[];
  withdrawn: string | null;
}

/** A package in memory; `burned` are numbers that were used and taken back. */
interface FakePackage {
  readonly versions: Map<string, FakeVersion>;
  readonly distTags: Record<string, string>;
  readonly burned: Set<string>;
}

/** What all made-up registries of a world hold, by `<address> <name>`. */
export type FakePackages = Map<string, FakePackage>;

/** Registries in memory that know one person. */
export function fakeRegistries(packages: FakePackages = new Map(), user: string | null = 'ana'): Registries {
  return {
    npm: ({ name, publishConfig }) =>
      Promise.resolve(fakeRegistry(packages, 'npm', registryOf(name, {}, publishConfig), user)),
    pypi: () => Promise.resolve(fakeRegistry(packages, 'pypi', PYPI, user)),
  };
}

/** The index of the made-up world. */
export const PYPI = 'https://pypi.org/simple/';

/** One registry in memory. PyPI tells nobody who a token belongs to. */
function fakeRegistry(
  packages: FakePackages,
  kind: PackageRegistry['kind'],
  url: string,
  user: string | null,
): PackageRegistry {
  const found = (name: string) => packages.get(`${url} ${kind === 'pypi' ? indexName(name) : name}`);
  const silent = { state: 'unknown', reason: `${kind} does not tell` } as const;
  return {
    kind,
    url,
    look: (name) => Promise.resolve(lookOf(kind, found(name))),
    version: (name, version) => Promise.resolve(versionOf(found(name), version)),
    whoami: () =>
      Promise.resolve(user === null ? { state: 'anonymous' } : kind === 'pypi' ? silent : { state: 'known', user }),
    can: () =>
      Promise.resolve(
        user === null ? { state: 'no', reason: 'there is no credential' } : kind === 'pypi' ? silent : { state: 'yes' },
      ),
  };
}

/** Publishes into memory; a Python index has no tags. */
export function fakePublish(
  packages: FakePackages,
  where: string,
  version: string,
  files: readonly Summed[],
  tag: string | null,
): void {
  const kept: FakePackage = packages.get(where) ?? { versions: new Map(), distTags: {}, burned: new Set() };
  kept.versions.set(version, { files, withdrawn: null });
  // The first version of a package is its latest one, whatever was asked.
  kept.distTags['latest'] ??= version;
  if (tag !== null) kept.distTags[tag] = version;
  packages.set(where, kept);
}

/** What of some files is published under a version. */
export function fakeMatch(
  packages: FakePackages,
  kind: PackageRegistry['kind'],
  where: string,
  version: string,
  files: readonly Summed[],
): VersionMatch {
  return matchVersion(kind, versionOf(packages.get(where), version), files);
}

function lookOf(kind: PackageRegistry['kind'], found: FakePackage | undefined): PackageLook {
  if (found === undefined) return { state: 'absent' };
  const withdrawn = [...found.versions].filter(([, version]) => version.withdrawn !== null).map(([version]) => version);
  const distTags = kind === 'npm' ? { ...found.distTags } : {};
  return { state: 'present', versions: [...found.versions.keys()], distTags, withdrawn };
}

function versionOf(found: FakePackage | undefined, version: string): VersionLook {
  const there = found?.versions.get(version);
  if (there === undefined) return { state: found?.burned.has(version) === true ? 'removed' : 'absent' };
  return { state: 'present', files: there.files.map((file) => ({ ...file, withdrawn: there.withdrawn })) };
}
