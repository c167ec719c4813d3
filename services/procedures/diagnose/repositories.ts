import { gitHubRepository } from '#domain/git/remote-url.ts';
import type { World } from '#services/ports/world.ts';

const MOST = 5;

/** Repositories on GitHub of the folder one stands in and of the configured projects, at most five. */
export async function gitHubRepositories(
  { git, environment }: Pick<World, 'git' | 'environment'>,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = await Promise.all(
    [environment.cwd, ...folders].slice(0, 2 * MOST).map(async (folder) => {
      const remotes = await git.remotes(folder, signal).catch((): Readonly<Record<string, string>> => ({}));
      return Object.values(remotes).flatMap((url) => gitHubRepository(url) ?? []);
    }),
  );
  return [...new Set(found.flat().map(({ owner, name }) => `${owner}/${name}`))].slice(0, MOST);
}
