import { runOf } from '#domain/procedure/run-state.ts';
import { type Release, releaseIn } from '#domain/recovery/release.ts';
import type { World } from '#services/ports/world.ts';

/** Journals of pushes that are looked through, the newest first. */
const MOST = 500;
const OF_PUSHES = /^push-/;

/**
 * Releases of a project, the newest first: those that are remembered, and those that only a journal tells, which are
 * remembered from now on. A journal that cannot be read tells nothing.
 */
export function releasesOf(
  { state, journals }: Pick<World, 'state' | 'journals'>,
  project: string,
): readonly Release[] {
  const known = new Set(state.releases.of(project).map(({ run }) => run));
  const runs = journals.list().filter((run) => OF_PUSHES.test(run) && !known.has(run));
  for (const run of runs.slice(0, MOST)) {
    const release = told(journals, run);
    if (release !== null) state.releases.add(release);
  }
  return state.releases.of(project);
}

function told(journals: World['journals'], run: string): Release | null {
  try {
    return releaseIn(runOf(run, journals.read(run)));
  } catch {
    return null;
  }
}
