import { readdir, readFile, stat } from 'node:fs/promises';

import type { Files } from '#services/ports/files.ts';

const unused = (): Promise<never> => Promise.reject(new Error('not part of the plain files'));

/** The reads of real files that most probes need, so that their tests do not hang on the product's. */
export const plainFiles: Files = {
  read: (path) => readFile(path, 'utf8').catch(() => null),
  list: async (path) => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    return entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() }));
  },
  stat: async (path) => {
    const facts = await stat(path).catch(() => null);
    if (facts === null) return null;
    const kind = facts.isFile() ? 'file' : facts.isDirectory() ? 'directory' : 'other';
    return { kind, bytes: facts.size, modifiedAt: facts.mtimeMs };
  },
  glob: unused,
  tail: unused,
};
