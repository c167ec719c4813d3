import { lstat, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

const MOST_LINKS = 40;

/** The root as it was named, and where it really is. */
export interface Root {
  readonly named: string;
  readonly real: string;
}

/** Where a path below the root really is, its last part not followed; it need not exist. */
export async function entryAt(root: Root, path: string): Promise<string> {
  const below = [root.named, root.real].map((start) => relative(start, path)).find((part) => !leaves(part));
  if (!isAbsolute(path) || below === undefined) throw outside(root, path);
  if (below === '') return root.real;
  const real = join(await realFolder(dirname(join(root.real, below))), basename(below));
  if (leaves(relative(root.real, real))) throw outside(root, path);
  return real;
}

/** Where a path below the root leads when links are followed to the end; the end need not exist. */
export async function targetAt(root: Root, path: string): Promise<string> {
  let real = await entryAt(root, path);
  for (let count = 0; count < MOST_LINKS; count += 1) {
    const link = await linkAt(real);
    if (link === null) return real;
    real = await entryAt(root, resolve(dirname(real), link));
  }
  throw new OpsError('missing', `${path} is a link that leads in a circle.`, {
    hint: `ls -l ${path}`,
    exit: 'refused',
  });
}

/** The real place of a folder of which the last parts need not exist yet. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (thrown) {
    const parent = dirname(folder);
    if (errno(thrown) !== 'ENOENT' || parent === folder) throw thrown;
    // A link that leads nowhere would be followed by whoever makes the folder.
    if ((await linkAt(folder)) !== null) throw thrown;
    return join(await realFolder(parent), basename(folder));
  }
}

async function linkAt(path: string): Promise<string | null> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await readlink(path) : null;
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Whether a path relative to a folder leads out of it. */
export function leaves(part: string): boolean {
  return part === '..' || part.startsWith('../') || isAbsolute(part);
}

function outside(root: Root, path: string): OpsError {
  return new OpsError('outside-root', `${path} is not inside ${root.named}, so it is left alone.`, {
    hint: 'Files are only written below the folder that was opened; look for a link or a .. in the path.',
    exit: 'refused',
  });
}
