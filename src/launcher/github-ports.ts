import type { Credentials } from '#services/ports/credentials.ts';
import type { World } from '#services/ports/world.ts';

import { lazily } from './lazily.ts';
import { VERSION } from './version.ts';

/** The ports that ask GitHub; all of it is loaded at the first call. */
export function gitHubPorts(
  environment: World['environment'],
  credentials: (purpose: 'panel' | 'push') => Promise<Credentials>,
): Pick<World, 'github' | 'githubReleases'> {
  const options = async (purpose: 'panel' | 'push') => {
    return { credentials: await credentials(purpose), baseUrl: environment.get('GITHUB_API_URL'), version: VERSION };
  };
  return {
    github: lazily(async () => (await import('#services/adapters/github.ts')).realGitHub(await options('panel'))),
    githubReleases: lazily(async () =>
      (await import('#services/adapters/github-releases.ts')).realGitHubReleases(await options('push')),
    ),
  };
}
