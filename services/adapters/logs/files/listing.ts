import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { rotated } from '#domain/logs/rotated.ts';
import { unlessMissing } from '#services/adapters/files/deadline.ts';

import type { Seen } from './generation.ts';

/** The files of one log, oldest first, and those of them that are packed in a way nobody here can read. */
export async function filesOf(
  path: string,
): Promise<{ readonly seen: readonly Seen[]; readonly unreadable: string[] }> {
  const [folder, base] = [dirname(path), basename(path)];
  const names = await unlessMissing([], () => readdir(folder));
  const parts = names.flatMap((name) => {
    const part = rotated(base, name);
    return part === null ? [] : [{ name, ...part }];
  });
  const present = new Set(parts.map(({ name }) => name));
  const seen: Seen[] = [];
  const unreadable: string[] = [];
  for (const { name, packing } of parts.toSorted((a, b) => a.order.localeCompare(b.order))) {
    // While it is being packed both are there.
    if (packing !== null && present.has(name.replace(/\.\w+$/, '')) && name !== base) continue;
    if (packing === 'unreadable') unreadable.push(name);
    else {
      const facts = await unlessMissing(null, () => stat(join(folder, name)));
      if (facts === null || (!facts.isFile() && name !== base)) continue;
      seen.push({
        path: join(folder, name),
        packing,
        inode: facts.ino,
        size: facts.size,
        modifiedAt: Math.round(facts.mtimeMs),
        live: name === base,
      });
    }
  }
  return { seen, unreadable };
}
