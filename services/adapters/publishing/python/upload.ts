import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { OpsError } from '#domain/errors.ts';
import { uploadCommand } from '#domain/release/publish/python-commands.ts';
import { uploadFailure } from '#domain/release/publish/python-failure.ts';
import { registryError } from '#services/adapters/publishing/registry-error.ts';
import type { PypiLogin, PypiPlace } from '#services/adapters/registries/pypi/place.ts';
import type { PackedPackage, WorkLimits } from '#services/ports/publishing.ts';
import type { Shell } from '#services/ports/shell.ts';

const NETWORK = /^(?:https?_proxy|no_proxy|all_proxy|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|TWINE_CERT|TWINE_CLIENT_CERT)$/i;

export type UploadAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: OpsError; readonly uncertain: boolean };

export interface UploadOptions {
  readonly shell: Shell;
  readonly environment: NodeJS.ProcessEnv;
  readonly place: PypiPlace;
  readonly login: PypiLogin;
  readonly runFolder: string;
}

/**
 * Sends files with uv where it is present, otherwise with twine. Address and credential are in the environment of that
 * child alone; its home is an empty folder, so that no `.pypirc` has a say.
 */
export async function upload(
  options: UploadOptions,
  files: readonly PackedPackage[],
  limits: WorkLimits,
): Promise<UploadAnswer> {
  const { shell, environment, place, login, runFolder } = options;
  const by = (await shell.which('uv')) === null ? 'twine' : 'uv';
  if (by === 'twine' && (await shell.which('twine')) === null)
    throw new OpsError(
      'tool-missing',
      'Neither uv nor twine is on this machine, and one of them has to send the packages.',
      {
        hint: 'Install twine: python3 -m pip install twine',
      },
    );
  await mkdir(runFolder, { recursive: true, mode: 0o700 });
  const cwd = await mkdtemp(join(runFolder, 'python-'));
  try {
    await writeFile(join(cwd, '.pypirc'), '', { mode: 0o600 });
    const command = uploadCommand(
      by,
      files.map(({ path }) => path),
    );
    const env = {
      ...network(environment),
      ...(by === 'uv' ? uv(place, login) : twine(place, login)),
      HOME: cwd,
      NO_COLOR: '1',
      COLUMNS: '500',
    };
    const finished = await shell.run({ ...command, cwd, env }, { ...limits, maxBytes: 1024 * 1024 });
    if (finished.exitCode === 0) return { ok: true };
    const { host } = new URL(place.upload);
    if (finished.exitCode === null) {
      const says = finished.timedOut ? `${by} did not end in time and was stopped` : `${by} was stopped`;
      return { ok: false, error: registryError(host, { kind: 'connection', says }, by), uncertain: true };
    }
    const failure = uploadFailure(stripVTControlCharacters(`${finished.stdout}\n${finished.stderr}`));
    return { ok: false, error: registryError(host, failure, by), uncertain: failure.uncertain };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function twine(place: PypiPlace, login: PypiLogin): Record<string, string> {
  return {
    TWINE_REPOSITORY_URL: place.upload,
    TWINE_USERNAME: login.user,
    TWINE_PASSWORD: login.password,
    TWINE_NON_INTERACTIVE: '1',
  };
}

function uv(place: PypiPlace, login: PypiLogin): Record<string, string> {
  return {
    UV_PUBLISH_URL: place.upload,
    UV_PUBLISH_CHECK_URL: place.index,
    UV_PUBLISH_USERNAME: login.user,
    UV_PUBLISH_PASSWORD: login.password,
    UV_KEYRING_PROVIDER: 'disabled',
  };
}

function network(environment: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && NETWORK.test(name)) found[name] = value;
  return found;
}
