import type { Config } from '#config/config.ts';
import { bounded } from '#domain/bounded.ts';
import { gitHubRepository } from '#domain/git/remote-url.ts';
import { myProjects } from '#services/checks/project/mine.ts';
import type { World } from '#services/ports/world.ts';

import type { FoundProject } from './found.ts';

const AT_ONCE = 4;

/** Git trees where they usually are, with their place on GitHub; a tree whose remotes cannot be read has none. */
export async function findProjectPlaces(world: World, config: Config, signal: AbortSignal): Promise<FoundProject[]> {
  const places = await myProjects(world, { ...config, projects: [] });
  return bounded([...places], AT_ONCE, async (place) => {
    const remotes = signal.aborted ? {} : await world.git.remotes(place.path, signal).catch(() => ({}));
    const urls = Object.entries<string>(remotes).toSorted(
      ([a], [b]) => Number(b === 'origin') - Number(a === 'origin'),
    );
    const repository = urls.map(([, url]) => gitHubRepository(url)).find((found) => found !== null);
    return { ...place, gitHub: repository === undefined ? null : `${repository.owner}/${repository.name}` };
  });
}
