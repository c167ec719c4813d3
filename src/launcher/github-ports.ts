import type { Credentials } from '#services/ports/credentials.ts';
import type { World } from '#services/ports/world.ts';

import { lazily } from './lazily.ts';
import { VERSION } from './version.ts';

/** The ports that ask GitHub; all of it is loaded at the first call. */
export function gitHubPorts(
  environment: World['environment'],
  credentials: () => Promise<Credentials>,
): Pick<World, 'github' | 'githubReleases'> {
  const options = async () => {
    return { credentials: await credentials(), baseUrl: environment.get('GITHUB_API_URL'), version: VERSION };
  };
  return {
    github: lazily(async () => (await import('#services/adapters/github.ts')).realGitHub(await options())),
    githubReleases: lazily(async () =>
      (await import('#services/adapters/github-releases.ts')).realGitHubReleases(await options()),
    ),
  };
}
