import { messageOf, OpsError } from '#domain/errors.ts';
import type { Files } from '#services/ports/files.ts';

/** Folders that hold what others made. */
const SKIPPED = new Set(['node_modules', '.venv', 'venv', '__pycache__', '.cache', 'target', '.tox', '.mypy_cache']);
/** Of git only the addresses of remotes are of interest. */
const GIT = '.git';
const DEEPEST = 12;

/** All files of a folder, or the file itself; what cannot be read is told. Throws OpsError `nothing-there`. */
export async function filesBelow(
  files: Files,
  path: string,
  unread: (line: string) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const facts = await files.stat(path);
  if (facts === null)
    throw new OpsError('nothing-there', `There is no ${path}.`, { hint: 'Name a file or a folder.', exit: 'usage' });
  if (facts.kind === 'file') return [path];
  const found: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (signal.aborted || depth > DEEPEST) return;
    const names = await files.list(folder).catch((error: unknown) => {
      unread(`${folder}: ${messageOf(error)}`);
      return [];
    });
    for (const { name, directory } of names) {
      if (!directory) found.push(`${folder}/${name}`);
      else if (name === GIT) found.push(`${folder}/${GIT}/config`);
      else if (!SKIPPED.has(name)) await walk(`${folder}/${name}`, depth + 1);
    }
  };
  await walk(path, 0);
  return found;
}
