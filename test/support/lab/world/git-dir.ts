import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Entry } from './entry.ts';
import { fileEntry } from './file-entry.ts';
import { findGitDir } from './find-git-dir.ts';

/**
 * What is compared in another way (refs, index), is no part of the state (objects, reflogs, the texts that git leaves
 * behind for the next editor), or is the folder that a push keeps for itself.
 */
const EXEMPT =
  /^(objects|logs|refs|worktrees|modules|lfs|cpm-console|packed-refs|index|HEAD|FETCH_HEAD|ORIG_HEAD|COMMIT_EDITMSG|description|branches|gc\.(log|pid))$/;

/** Configuration, hooks, operations in progress, locks and everything else git keeps beside objects and refs. */
export async function gitDirEntries(path: string): Promise<Entry[]> {
  const gitDir = findGitDir(path);
  const names = (await readdir(gitDir)).filter((name) => !EXEMPT.test(name));
  const found = await Promise.all(names.map((name) => below(gitDir, name)));
  const locks = await readdir(join(gitDir, 'refs'), { recursive: true }).catch((): string[] => []);
  return [
    ...found.flat(),
    ...locks.filter((name) => name.endsWith('.lock')).map((name): Entry => [`git refs/${name}`, 'locked']),
  ];
}

async function below(gitDir: string, name: string): Promise<Entry[]> {
  const entries = await readdir(join(gitDir, name), { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [await fileEntry('git', gitDir, name)];
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(gitDir.length + 1));
  // A list of the refs for servers without git, written by gc.
  return Promise.all(files.filter((file) => file !== 'info/refs').map((file) => fileEntry('git', gitDir, file)));
}
