import { readdir } from 'node:fs/promises';

import type { Entry } from './entry.ts';
import { fileEntry } from './file-entry.ts';

const AT_ONCE = 16;

/** Every file of the working tree, tracked or not, ignored too; names may be any bytes. Empty folders count. */
export async function worktreeEntries(path: string): Promise<Entry[]> {
  const { files, empty } = await walk(path, '');
  const entries: Entry[] = empty.map((name) => [`file ${JSON.stringify(name)}`, 'empty folder']);
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    entries.push(...(await Promise.all(some.map((name) => fileEntry('file', path, name)))));
  }
  return entries;
}

async function walk(root: string, folder: string): Promise<{ files: string[]; empty: string[] }> {
  const entries = await readdir(Buffer.from(`${root}/${folder}`, 'latin1'), {
    withFileTypes: true,
    encoding: 'buffer',
  });
  const found = { files: [] as string[], empty: [] as string[] };
  if (entries.length === 0 && folder !== '') found.empty.push(folder);
  for (const entry of entries) {
    const name = `${folder}${folder === '' ? '' : '/'}${entry.name.toString('latin1')}`;
    if (name === '.git') continue;
    if (!entry.isDirectory()) {
      found.files.push(name);
      continue;
    }
    const inner = await walk(root, name);
    found.files.push(...inner.files);
    found.empty.push(...inner.empty);
  }
  return found;
}
