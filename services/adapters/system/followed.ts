import { readlink } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const MOST_LINKS = 40;

/**
 * Where a path leads once its symbolic links are followed, whether or not its end exists. From the first folder that
 * `remote` knows of, names are taken as they are: looking at them could hang.
 */
export async function followed(path: string, remote: (folder: string) => boolean, links = 0): Promise<string> {
  const names = resolve(path).split(sep).slice(1);
  let folder: string = sep;
  for (const [at, name] of names.entries()) {
    const next = join(folder, name);
    const rest = names.slice(at + 1);
    if (remote(next)) return join(next, ...rest);
    const target = await linkAt(next);
    if (target !== null && links < MOST_LINKS) return followed(resolve(folder, target, ...rest), remote, links + 1);
    folder = next;
  }
  return folder;
}

/** What a symbolic link says; null for everything else. */
function linkAt(path: string): Promise<string | null> {
  return new Promise((found) => readlink(path, (error, target) => found(error ? null : target)));
}
