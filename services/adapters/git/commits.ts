import { childEnvironment } from '#services/adapters/shell/environment.ts';
import type { Commit } from '#services/ports/git.ts';

/**
 * Commits since a tag through simple-git, which is loaded when a person opens a project and not before. Git gets the
 * part of our environment that every child gets.
 */
export async function commitsSince(
  dir: string,
  tag: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<readonly Commit[]> {
  const { simpleGit } = await import('simple-git');
  const git = simpleGit({ baseDir: dir, abort: signal, maxConcurrentProcesses: 1 }).env(childEnvironment(process.env));
  const { all } = await git.log({
    format: { commit: '%H', subject: '%s', author: '%an', at: '%cI' },
    maxCount: limit,
    ...(tag === null ? {} : { from: `refs/tags/${tag}`, to: 'HEAD', symmetric: false }),
    '--no-show-signature': null,
  });
  return all.map(({ at, ...commit }) => ({ ...commit, at: Date.parse(at) }));
}
