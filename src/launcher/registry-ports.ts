import type { Credentials } from '#services/ports/credentials.ts';
import type { World } from '#services/ports/world.ts';

import { lazily } from './lazily.ts';

/** The ports that ask registries and publish to them; all of it is loaded at the first call. */
export function registryPorts(
  shell: World['shell'],
  files: World['files'],
  net: World['net'],
  credentials: (purpose: 'push') => Promise<Credentials>,
): Pick<World, 'registries' | 'npmPublishing' | 'pythonPublishing'> {
  const parts = async () => {
    return { shell, files, net, credentials: await credentials('push') };
  };
  return {
    registries: lazily(async () => (await import('#services/adapters/registries.ts')).realRegistries(await parts())),
    npmPublishing: lazily(async () =>
      (await import('#services/adapters/publishing/npm-publishing.ts')).npmPublishing(await parts()),
    ),
    pythonPublishing: lazily(async () =>
      (await import('#services/adapters/publishing/python-publishing.ts')).pythonPublishing(await parts()),
    ),
  };
}
