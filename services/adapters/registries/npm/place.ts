import { authOf, type NpmAuth, registryOf } from '#domain/release/publish/npm-registry.ts';
import type { NpmSettings } from '#domain/release/publish/npmrc.ts';
import type { Credentials } from '#services/ports/credentials.ts';
import type { Files } from '#services/ports/files.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

import { npmSettings } from './settings.ts';

export interface PlaceOptions {
  readonly files: Files;
  readonly credentials: Credentials;
  readonly environment: NodeJS.ProcessEnv;
}

/** Where a package goes, by which settings, and what proves who asks. It holds credentials. */
export interface NpmPlace {
  /** Ends with a slash; without a user name or a password. */
  readonly url: string;
  readonly settings: NpmSettings;
  /** Asked anew each time; `missing` or `none` when nothing at all was found. */
  readonly auth: () => Promise<NpmAuth>;
}

/** Reads the settings that count in a folder. */
export async function npmPlace(
  { files, credentials, environment }: PlaceOptions,
  place: PackagePlace,
): Promise<NpmPlace> {
  const settings = await npmSettings(files, environment, place);
  const named = place.url ? { registry: place.url } : {};
  const url = registryOf(place.name, settings, { ...place.publishConfig, ...named }).replace(
    /^(https?:\/\/)[^/@]*@/i,
    '$1',
  );
  const auth = authOf(url, settings);
  return {
    url,
    settings,
    auth: async () => {
      if (auth.kind !== 'none' && auth.kind !== 'missing') return auth;
      const token = isPrivateWay(url) ? await credentials.read('npm') : null;
      return token === null ? auth : { kind: 'bearer', token };
    },
  };
}

/**
 * Whether nobody else can read what is sent there: a credential that the settings do not tie to an address goes no other
 * way.
 */
function isPrivateWay(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' };
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
