import { matchVersion, type Summed } from '#domain/release/publish/compare-version.ts';
import { registryOf } from '#domain/release/publish/npm-registry.ts';
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
      Promise.resolve(fakeRegistry(packages, registryOf(name, {}, publishConfig), user)),
  };
}

/** One registry in memory. */
function fakeRegistry(packages: FakePackages, url: string, user: string | null): PackageRegistry {
  const found = (name: string) => packages.get(`${url} ${name}`);
  return {
    kind: 'npm',
    url,
    look: (name) => Promise.resolve(lookOf(found(name))),
    version: (name, version) => Promise.resolve(versionOf(found(name), version)),
    whoami: () => Promise.resolve(user === null ? { state: 'anonymous' } : { state: 'known', user }),
    can: () => Promise.resolve(user === null ? { state: 'no', reason: 'there is no credential' } : { state: 'yes' }),
  };
}

/** Publishes into memory. */
export function fakePublish(packages: FakePackages, where: string, version: string, file: Summed, tag: string): void {
  const kept: FakePackage = packages.get(where) ?? { versions: new Map(), distTags: {}, burned: new Set() };
  kept.versions.set(version, { files: [file], withdrawn: null });
  // The first version of a package is its latest one, whatever was asked.
  kept.distTags['latest'] ??= version;
  kept.distTags[tag] = version;
  packages.set(where, kept);
}

/** What of a file is published under a version. */
export function fakeMatch(packages: FakePackages, where: string, version: string, file: Summed) {
  return matchVersion('npm', versionOf(packages.get(where), version), [file]);
}

function lookOf(found: FakePackage | undefined): PackageLook {
  if (found === undefined) return { state: 'absent' };
  const withdrawn = [...found.versions].filter(([, version]) => version.withdrawn !== null).map(([version]) => version);
  return { state: 'present', versions: [...found.versions.keys()], distTags: { ...found.distTags }, withdrawn };
}

function versionOf(found: FakePackage | undefined, version: string): VersionLook {
  const there = found?.versions.get(version);
  if (there === undefined) return { state: found?.burned.has(version) === true ? 'removed' : 'absent' };
  return { state: 'present', files: there.files.map((file) => ({ ...file, withdrawn: there.withdrawn })) };
}
