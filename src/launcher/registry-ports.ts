import type { World } from '#services/ports/world.ts';

import { lazily } from './lazily.ts';

/** The ports that ask registries and publish to them; all of it is loaded at the first call. */
export function registryPorts(
  shell: World['shell'],
  files: World['files'],
  net: World['net'],
): Pick<World, 'registries' | 'npmPublishing' | 'pythonPublishing'> {
  const parts = async () => {
    const { environmentCredentials } = await import('#services/adapters/environment-credentials.ts');
    return { shell, files, net, credentials: environmentCredentials() };
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
