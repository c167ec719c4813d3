import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that git keeps for a working tree, or the bare repository itself; found without starting git. */
export function findGitDir(path: string): string {
  const at = join(path, '.git');
  const facts = statSync(at, { throwIfNoEntry: false });
  if (facts === undefined) return path;
  if (facts.isDirectory()) return at;
  return resolve(
    path,
    readFileSync(at, 'latin1')
      .replace(/^gitdir: /, '')
      .trim(),
  );
}
