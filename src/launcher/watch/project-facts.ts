import { textField } from '#domain/field.ts';
import type { ProjectFacts } from '#screens/frame/watch.ts';
import type { Instance } from '#services/checks/check.ts';
import { whatItIsMadeOf } from '#services/checks/project/manifests.ts';
import type { World } from '#services/ports/world.ts';

const DEADLINE_MS = 10_000;
const MOST_COMMITS = 20;

/** What a git project shows when it is opened; null for one that git cannot read. */
export async function projectFactsOf(world: World, instance: Instance | undefined): Promise<ProjectFacts | null> {
  const path = textField(instance?.params, 'path');
  if (path === null) return null;
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const { git, files } = world;
  try {
    const { tag } = await git.lastTag(path, signal);
    const [made, unreleasedCommits, remotes] = await Promise.all([
      whatItIsMadeOf(files, path),
      git.commitsSince(path, tag, MOST_COMMITS, signal),
      git.remotes(path, signal),
    ]);
    return { path, components: made.components, unreleasedCommits, remotes };
  } catch {
    return null;
  }
}
