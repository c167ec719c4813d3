import type { Invocation } from '#cli/command.ts';
import { bounded } from '#domain/bounded.ts';
import { TREE_RULES } from '#domain/git/judge-tree.ts';
import type { ProjectPlace } from '#domain/project/names.ts';
import type { Reading } from '#domain/reading.ts';
import kind from '#services/checks/git-project.ts';
import { memoryOf } from '#services/checks/project/look.ts';
import { runCheck } from '#services/monitor/run-check.ts';

/** A project and what was found there. */
export interface Looked extends ProjectPlace {
  readonly reading: Reading;
}

/** Git waits for the disk about half of the time, so this many looks keep one core busy. */
const LOOKS_PER_CORE = 2;

/** Looks at many projects at once, as many as the machine has cores for; each has a deadline of its own. */
export async function lookAtProjects(
  { world, signal }: Pick<Invocation, 'world' | 'signal'>,
  places: readonly ProjectPlace[],
): Promise<Looked[]> {
  const limit = Math.max(2, Math.ceil(coresOf(world) * LOOKS_PER_CORE));
  const surveyed = await world.git.survey?.(
    places.map(({ path }) => path),
    limit,
    signal,
  );
  return bounded(places, limit, async ({ id, path }) => {
    const instance = {
      id: `git:${id}`,
      kind: 'git',
      title: id,
      params: { project: id, path, ...TREE_RULES, askRemote: false },
    };
    const reading = await runCheck({
      world,
      kind,
      instance,
      previous: null,
      memory: memoryOf(surveyed?.get(path)),
      signal,
    });
    return { id, path, reading };
  });
}

function coresOf({ system }: Invocation['world']): number {
  try {
    return system.cpu().cores;
  } catch {
    return 1;
  }
}
