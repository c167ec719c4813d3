import type { Discovery, Instance } from '#services/checks/check.ts';
import type { Environment } from '#services/ports/environment.ts';

/** What the configuration says about checks: its own list, and what discovery may go on from. */
export type Wanted = Omit<Discovery, 'world' | 'signal'> & {
  readonly checks: readonly Instance[];
  /** Where projects are looked for when none is named. */
  readonly projectRoots: readonly string[];
};

/** Names what a discovery depends on: a part of the configuration, and where the program was started if that counts. */
export function keyOf(wanted: Wanted, { cwd }: Pick<Environment, 'cwd'>): string {
  const { projects, projectRoots, services, frameworkRoot, agents, memory, named, notify, history } = wanted;
  const start = projects.length === 0 && projectRoots.length === 0 ? cwd : null;
  return JSON.stringify([
    projects,
    projectRoots,
    services,
    frameworkRoot,
    agents,
    memory,
    start,
    named?.includes('backup'),
    notify?.channels.map(({ id }) => id),
    history?.targets,
    history?.budgetMs,
  ]);
}
