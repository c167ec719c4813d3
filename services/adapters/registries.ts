import { authOf, registryOf } from '#domain/release/publish/npm-registry.ts';
import type { Credentials } from '#services/ports/credentials.ts';
import type { Files } from '#services/ports/files.ts';
import type { Net } from '#services/ports/net.ts';
import type { PackagePlace, Registries } from '#services/ports/registries.ts';

import { npmRegistry } from './registries/npm.ts';
import { npmAuthorization } from './registries/npm/authorization.ts';
import { npmSettings } from './registries/npm/settings.ts';

export interface RegistriesOptions {
  readonly net: Net;
  readonly files: Files;
  readonly credentials: Credentials;
  readonly environment?: NodeJS.ProcessEnv | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The registries that the settings of this machine and of a project name. */
export function realRegistries({
  net,
  files,
  credentials,
  environment = process.env,
  timeoutMs,
}: RegistriesOptions): Registries {
  return {
    npm: async (place: PackagePlace) => {
      const settings = await npmSettings(files, environment, place);
      const url = registryOf(place.name, settings, place.publishConfig);
      const authorization = () => npmAuthorization(authOf(url, settings), url, credentials);
      return npmRegistry({ net, url, authorization, timeoutMs });
    },
  };
}
