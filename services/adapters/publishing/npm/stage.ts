import { messageOf, OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';
import { publishCommand } from '#domain/release/publish/npm-commands.ts';
import type { NpmPublish, StagedPackage, StageSupport, WorkLimits } from '#services/ports/publishing.ts';
import type { PackageRegistry } from '#services/ports/registries.ts';
import type { Shell } from '#services/ports/shell.ts';

import { callNpm, type NpmCallOptions } from './call.ts';
import type { stageRegistry } from './stage-registry.ts';

type Stage = ReturnType<typeof stageRegistry>;

/** Whether the package is there, the registry answers as one with a stage, and the npm of this machine knows the command. */
export async function canStage(
  shell: Shell,
  [packages, staging]: readonly [PackageRegistry, Stage],
  name: string,
  { signal, timeoutMs }: WorkLimits,
): Promise<StageSupport> {
  const { where } = staging;
  try {
    if ((await packages.look(name, signal)).state === 'absent')
      return { state: 'no', reason: `${name} is new on ${where}, and only what is there can be staged` };
    if ((await staging.list(name, signal)) === null) return { state: 'no', reason: `${where} has no stage` };
  } catch (error) {
    return { state: 'unknown', reason: messageOf(error) };
  }
  const env = { npm_config_update_notifier: 'false' };
  const help = await shell.run({ file: 'npm', args: ['stage', 'publish', '--help'], env }, { signal, timeoutMs });
  if (help.exitCode === 0 && /npm stage publish/.test(help.stdout)) return { state: 'yes' };
  const version = await shell.run({ file: 'npm', args: ['--version'], env }, { signal, timeoutMs });
  return { state: 'no', reason: `npm ${version.stdout.trim()} knows no stage; a newer one does` };
}

/** Puts a packed file on the stage, unless it waits there with our bytes. A lost answer is looked up in the list. */
export async function stage(
  options: NpmCallOptions,
  registry: Stage,
  work: Omit<NpmPublish, 'otp'>,
  limits: WorkLimits,
): Promise<StagedPackage> {
  const { artifact, tag, access, provenance } = work;
  const waiting = ourEntry(work, (await registry.list(artifact.package, limits.signal)) ?? []);
  if (waiting !== null) return waiting;
  const wish = { tarball: artifact.path, tag, access, provenance };
  const answer = await callNpm(options, work, (target) => publishCommand(target, wish, 'stage'), limits);
  const id = answer.ok ? stageId(answer.stdout) : null;
  if (id !== null) return { id, name: artifact.package, version: artifact.version, tag, digests: artifact.digests };
  if (!answer.ok && !answer.uncertain) throw answer.error;
  const found = ourEntry(work, (await registry.list(artifact.package, new AbortController().signal)) ?? []);
  if (found !== null) return found;
  throw answer.ok ? noId(registry.where) : answer.error;
}

/** The entry of our version and tag; one with other bytes is somebody else's. */
function ourEntry(
  { artifact, tag }: Pick<NpmPublish, 'artifact' | 'tag'>,
  list: readonly StagedPackage[],
): StagedPackage | null {
  const same = list.find((item) => item.version === artifact.version);
  if (same === undefined) return null;
  const other = same.digests.length > 0 && !same.digests.some((digest) => artifact.digests.includes(digest));
  if (!other && (same.tag === null || same.tag === tag)) return same;
  const what = other ? 'with other bytes' : `with the tag ${same.tag ?? ''}`;
  throw new OpsError('version-taken', `${artifact.package} ${artifact.version} is staged already, ${what}.`, {
    hint: `Look at it with npm stage view ${same.id}, then reject it with npm stage reject ${same.id}.`,
    exit: 'remoteConflict',
  });
}

/** npm prints what it staged as JSON; the id is in it, or one level below under the name of the package. */
function stageId(stdout: string): string | null {
  const document = parseJson(stdout.slice(Math.max(0, stdout.indexOf('{'))));
  if (typeof document !== 'object' || document === null) return null;
  return (
    textField(document, 'stageId') ??
    Object.values(document)
      .map((inner: unknown) => textField(inner, 'stageId'))
      .find((id) => id !== null) ??
    null
  );
}

function noId(where: string): OpsError {
  return new OpsError('publish-failed', `${where} took the package for its stage but named no id.`, {
    hint: 'Look at npm stage list, and reject what is there before you try again.',
  });
}
