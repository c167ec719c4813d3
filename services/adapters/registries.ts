import type { Credentials } from '#services/ports/credentials.ts';
import type { Files } from '#services/ports/files.ts';
import type { Net } from '#services/ports/net.ts';
import type { Registries } from '#services/ports/registries.ts';

import { npmRegistry } from './registries/npm.ts';
import { authorizationOf } from './registries/npm/authorization.ts';
import { npmPlace } from './registries/npm/place.ts';
import { pypiRegistry } from './registries/pypi.ts';
import { pypiPlace } from './registries/pypi/place.ts';

export interface RegistriesOptions {
  readonly net: Net;
  readonly files: Files;
  readonly credentials: Credentials;
  readonly environment?: NodeJS.ProcessEnv | undefined;
  /** Of one question. */
  readonly timeoutMs?: number | undefined;
}

/** The registries that the settings of this machine and of a project name. */
export function realRegistries(options: RegistriesOptions): Registries {
  const { net, files, credentials, environment = process.env, timeoutMs } = options;
  return {
    npm: async (place) => {
      const { url, auth } = await npmPlace({ files, credentials, environment }, place);
      return npmRegistry({ net, url, authorization: async () => authorizationOf(await auth()), timeoutMs });
    },
    pypi: async (place) =>
      pypiRegistry({ net, place: await pypiPlace({ files, credentials, environment }, place), timeoutMs }),
  };
}
