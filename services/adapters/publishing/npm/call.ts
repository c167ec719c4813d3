import type { OpsError } from '#domain/errors.ts';
import type { Command as Planned } from '#domain/release/made/component.ts';
import type { NpmTarget } from '#domain/release/publish/npm-commands.ts';
import { npmFailure } from '#domain/release/publish/npm-failure.ts';
import { registryError } from '#services/adapters/publishing/registry-error.ts';
import { npmPlace, type NpmPlace } from '#services/adapters/registries/npm/place.ts';
import type { Credentials } from '#services/ports/credentials.ts';
import type { Files } from '#services/ports/files.ts';
import type { RegistryWork, WorkLimits } from '#services/ports/publishing.ts';
import type { Shell } from '#services/ports/shell.ts';

import { withNpmChild } from './child.ts';

const MOST_BYTES = 4 * 1024 * 1024;

export interface NpmCallOptions {
  readonly shell: Shell;
  readonly files: Files;
  readonly credentials: Credentials;
  readonly environment: NodeJS.ProcessEnv;
}

/** What npm printed, or why it failed and whether the registry may have acted all the same. */
export type NpmAnswer =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly error: OpsError; readonly uncertain: boolean };

/** Runs one command of npm against the registry of a package, with its credential. */
export async function callNpm(
  { shell, files, credentials, environment }: NpmCallOptions,
  work: RegistryWork,
  command: (target: NpmTarget) => Planned,
  { signal, timeoutMs }: WorkLimits,
): Promise<NpmAnswer> {
  const place: NpmPlace = await npmPlace({ files, credentials, environment }, work.place);
  const target = { name: work.place.name, url: place.url };
  const finished = await withNpmChild({ place, environment, runFolder: work.runFolder, otp: work.otp }, (around) =>
    shell.run({ ...command(target), ...around }, { signal, timeoutMs, maxBytes: MOST_BYTES }),
  );
  if (finished.exitCode === 0) return { ok: true, stdout: finished.stdout };
  const { host } = new URL(place.url);
  if (finished.exitCode === null) {
    const says = finished.timedOut ? 'npm did not end in time and was stopped' : 'npm was stopped';
    return { ok: false, error: registryError(host, { kind: 'connection', says }, 'npm'), uncertain: true };
  }
  const failure = npmFailure(finished.stdout, finished.stderr);
  return { ok: false, error: registryError(host, failure, 'npm'), uncertain: failure.uncertain };
}
