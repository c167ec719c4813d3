import { bounded } from '#domain/bounded.ts';
import { baseName, parentPath } from '#domain/path.ts';
import type { ProjectPlace } from '#domain/project/names.ts';
import type { Files } from '#services/ports/files.ts';

const AT_ONCE = 16;

/**
 * The projects that the framework's rules are for: those with its folder, and, where the framework is installed, those in a
 * folder `managed` or with a guide for agents. Rules for other people's projects would only be noise.
 */
export async function managedProjects(
  files: Files,
  projects: readonly ProjectPlace[],
  frameworkRoot: string | null,
): Promise<readonly ProjectPlace[]> {
  const others = projects.filter(({ path }) => path !== frameworkRoot);
  const marked = await bounded(others, AT_ONCE, async (place) =>
    (await isManaged(files, place.path, frameworkRoot)) ? [place] : [],
  );
  return marked.flat();
}

async function isManaged(files: Files, path: string, frameworkRoot: string | null): Promise<boolean> {
  const has = async (name: string): Promise<boolean> =>
    (await files.stat(`${path}/${name}`).catch(() => null)) !== null;
  if (await has('.claude-pm')) return true;
  if (frameworkRoot === null) return false;
  return baseName(parentPath(path)) === 'managed' || has('CLAUDE.md');
}
