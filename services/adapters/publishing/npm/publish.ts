import { messageOf, type OpsError } from '#domain/errors.ts';
import { matchVersion, type VersionMatch } from '#domain/release/publish/compare-version.ts';
import { publishCommand } from '#domain/release/publish/npm-commands.ts';
import { type Patience, settle, taken } from '#services/adapters/publishing/settle.ts';
import { npmPlace } from '#services/adapters/registries/npm/place.ts';
import type { NpmPublish, PackedPackage, Published, WorkLimits } from '#services/ports/publishing.ts';
import type { PackageRegistry } from '#services/ports/registries.ts';

import { callNpm, type NpmCallOptions } from './call.ts';
import { assertCredential } from './child.ts';

/** What the registry has of a packed file now. */
export async function lookForArtifact(
  registry: PackageRegistry,
  artifact: PackedPackage,
  signal: AbortSignal,
): Promise<VersionMatch> {
  return matchVersion('npm', await registry.version(artifact.package, artifact.version, signal), [artifact]);
}

/** Publishes a packed file, unless the registry has exactly it; a failure is looked up before it is believed. */
export async function publish(
  options: NpmCallOptions,
  registry: PackageRegistry,
  work: NpmPublish,
  limits: WorkLimits,
  patience: Patience,
): Promise<Published> {
  const { artifact, tag, access, provenance } = work;
  const what = `${new URL(registry.url).host} has ${artifact.package} ${artifact.version}`;
  await assertCredential(await npmPlace(options, work.place), options.environment);
  const before = await lookForArtifact(registry, artifact, limits.signal);
  if (before.state === 'ours') return { outcome: 'already', evidence: `${what} with exactly our bytes` };
  if (before.state !== 'absent') throw taken(what, before);
  const wish = { tarball: artifact.path, tag, access, provenance };
  const answer = await callNpm(options, work, (target) => publishCommand(target, wish), limits);
  if (answer.ok)
    return { outcome: 'done', evidence: `npm published ${artifact.package} ${artifact.version} as ${tag}` };
  return settled(registry, artifact, answer, patience);
}

/** Looks a failed call up, with a deadline of its own: the call may have failed because it was cancelled. */
export async function settled(
  registry: PackageRegistry,
  artifact: PackedPackage,
  { error, uncertain }: { readonly error: OpsError; readonly uncertain: boolean },
  patience: Patience,
): Promise<Published> {
  const what = `${new URL(registry.url).host} has ${artifact.package} ${artifact.version}`;
  const look = () => lookForArtifact(registry, artifact, new AbortController().signal);
  const found = await settle({ what, look, failure: error, uncertain }, patience);
  return { ...found, evidence: `${found.evidence}, although: ${messageOf(error)}` };
}
