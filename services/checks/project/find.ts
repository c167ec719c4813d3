import { bounded } from '#domain/bounded.ts';
import { joinPath } from '#domain/path.ts';
import { nameProjects, type ProjectPlace } from '#domain/project/names.ts';
import type { Files } from '#services/ports/files.ts';

const AT_ONCE = 16;
const PASSED_OVER = new Set(['node_modules', 'vendor', '__pycache__', 'venv']);

/**
 * Git working trees among some folders and what is below them, down to `depth`. Below a tree that was found nothing more is
 * looked for, unless it is one of the folders asked about. Hidden folders, links and those of installed packages are
 * passed over; what cannot be read counts as empty.
 */
export async function findProjects(
  files: Pick<Files, 'list'>,
  folders: readonly string[],
  depth = 1,
): Promise<ProjectPlace[]> {
  const found = new Set<string>();
  let level = [...new Set(folders)];
  for (let deep = 0; deep <= depth && level.length > 0; deep++) {
    const below = await bounded(level, AT_ONCE, async (folder) => {
      const entries = await files.list(folder).catch(() => []);
      const isTree = entries.some(({ name }) => name === '.git');
      if (isTree) found.add(folder);
      return isTree && deep > 0 ? [] : entries.filter(isOpen).map(({ name }) => joinPath(folder, name));
    });
    level = below.flat();
  }
  return nameProjects([...found]);
}

function isOpen({ name, directory }: { readonly name: string; readonly directory: boolean }): boolean {
  return directory && !name.startsWith('.') && !PASSED_OVER.has(name);
}
