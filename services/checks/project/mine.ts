import { joinPath } from '#domain/path.ts';
import type { ProjectPlace } from '#domain/project/names.ts';
import type { World } from '#services/ports/world.ts';

import { findProjects } from './find.ts';

/** Where the framework keeps the projects it manages. */
const MANAGED = 'Projects/managed';

/**
 * The projects a person answers for: those they configured, else what is found under the configured roots, else under
 * `~/Projects/managed`, the current folder and its children.
 */
export async function myProjects(
  { files, environment }: Pick<World, 'files' | 'environment'>,
  { projects, projectRoots }: { readonly projects: readonly ProjectPlace[]; readonly projectRoots: readonly string[] },
): Promise<readonly ProjectPlace[]> {
  if (projects.length > 0) return projects;
  if (projectRoots.length > 0) return findProjects(files, projectRoots);
  const { cwd, home } = environment;
  return findProjects(files, home === null ? [cwd] : [joinPath(home, MANAGED), cwd]);
}
