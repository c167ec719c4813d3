import { readdirSync } from 'node:fs';

import { errno } from '#services/adapters/errno.ts';

/** Names of the YAML files of a folder, in order; none when it is not there. Throws what the disk says. */
export function yamlNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.ya?ml$/.test(name))
      .toSorted();
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Whether a file that is not named like a learning is one all the same. */
export function isEntry(text: string): boolean {
  return /^(["']?)learning_entry\1\s*:/m.test(text);
}
