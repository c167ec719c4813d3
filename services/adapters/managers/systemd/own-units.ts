import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

import { shortName, unitName } from './unit-name.ts';

/** Links into these are aliases that packages and `enable` make; a link to nothing is a mask. */
const OF_PACKAGES = /^(?:\/usr)?\/lib\/|^\/dev\/null$/;

/** Services a person put into the folders for units of their own. A folder that is not there has none. */
export async function ownUnits(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(folders.map(unitsIn));
  return [...new Set(lists.flat())];
}

async function unitsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.map(async (entry) => {
    if (!entry.name.endsWith('.service') || unitName(entry.name) === null) return [];
    if (entry.isFile()) return [shortName(entry.name)];
    const target = entry.isSymbolicLink()
      ? await readlink(join(folder, entry.name)).catch(() => '/dev/null')
      : '/dev/null';
    return OF_PACKAGES.test(target) ? [] : [shortName(entry.name)];
  });
  return (await Promise.all(names)).flat();
}
