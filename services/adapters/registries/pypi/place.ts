import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import {
  addressesAt,
  addressesOf,
  parsePypirc,
  type PypiAddresses,
  type PypiSection,
} from '#domain/release/publish/pypirc.ts';
import type { PlaceOptions } from '#services/adapters/registries/npm/place.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

export interface PypiLogin {
  readonly user: string;
  readonly password: string;
}

/** Where a Python package goes and what proves who asks. It holds credentials. */
export interface PypiPlace extends PypiAddresses {
  /** Asked anew each time; null when there is none. */
  readonly login: () => Promise<PypiLogin | null>;
  /** What the index wants from who reads; null when anybody may. */
  readonly reader: () => Promise<PypiLogin | null>;
}

const PUBLIC = /^https:\/\/(?:test\.)?pypi\.org\//;

/** Reads `.pypirc` and the variables of twine, uv and pip, in twine's order: what is named for this package comes first. */
export async function pypiPlace(
  { files, credentials, environment }: PlaceOptions,
  place: PackagePlace,
): Promise<PypiPlace> {
  const home = environment['HOME'];
  const sections = parsePypirc((home ? await files.read(join(home, '.pypirc')) : null) ?? '');
  const named = place.url ?? place.repository ?? environment['TWINE_REPOSITORY_URL'] ?? environment['UV_PUBLISH_URL'];
  const name = named ?? environment['TWINE_REPOSITORY'] ?? 'pypi';
  const setIndex = environment['PIP_INDEX_URL'] ?? environment['UV_INDEX_URL'] ?? null;
  const addresses = /^https?:\/\//i.test(name) ? addressesAt(name, setIndex) : addressesOf(name, sections, setIndex);
  if (addresses === null)
    throw new OpsError('usage', `There is no Python repository named ${name}.`, {
      hint: `Add a section [${name}] with its address to ~/.pypirc, or name the address itself.`,
      exit: 'usage',
    });
  const upload = cut(addresses.upload);
  const index = cut(addresses.index);
  const section = sections[name] ?? Object.values(sections).find((one) => one.repository === addresses.upload);
  const login = async () =>
    upload.login ?? fromEnvironment(environment) ?? fromSection(section) ?? token(await credentials.read('pypi'));
  return {
    upload: upload.url,
    index: index.url,
    login,
    reader: async () =>
      index.login ?? (PUBLIC.test(index.url) || hostOf(index.url) !== hostOf(upload.url) ? null : login()),
  };
}

function fromEnvironment(environment: NodeJS.ProcessEnv): PypiLogin | null {
  const user = environment['TWINE_USERNAME'] ?? environment['UV_PUBLISH_USERNAME'];
  const password = environment['TWINE_PASSWORD'] ?? environment['UV_PUBLISH_PASSWORD'];
  if (password) return { user: user ?? '__token__', password };
  return token(environment['UV_PUBLISH_TOKEN'] ?? null);
}

function fromSection(section: PypiSection | undefined): PypiLogin | null {
  const password = section?.password ?? null;
  return password === null ? null : { user: section?.username ?? '__token__', password };
}

function token(password: string | null): PypiLogin | null {
  return password === null || password === '' ? null : { user: '__token__', password };
}

/** An address and the login that may be written in it. */
function cut(address: string): { readonly url: string; readonly login: PypiLogin | null } {
  const url = URL.parse(address);
  if (url === null)
    throw new OpsError('usage', 'The address of the Python repository is no http or https address.', {
      hint: 'Correct it in ~/.pypirc or in the environment.',
      exit: 'usage',
    });
  const login =
    url.password === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  url.username = '';
  url.password = '';
  return { url: url.href, login };
}

const hostOf = (url: string): string => new URL(url).host;
