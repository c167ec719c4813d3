import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Entry } from './entry.ts';
import { findGitDir } from './find-git-dir.ts';
import { ask } from './git.ts';

/** Every ref, what HEAD says, and the HEAD of every linked working tree. */
export async function refEntries(path: string): Promise<Entry[]> {
  const refs = await ask(path, 'for-each-ref', '--format=%(refname)%00%(objectname) %(objecttype) %(symref)');
  const gitDir = findGitDir(path);
  const worktrees = await ask(path, 'worktree', 'list', '--porcelain');
  return [
    ['HEAD', (await readFile(join(gitDir, 'HEAD'), 'latin1')).trim()],
    ...lines(refs).map((line): Entry => {
      const [name = '', value = ''] = line.split('\0');
      return [`ref ${name}`, value.trim()];
    }),
    // The first one is this one.
    ...worktrees
      .trim()
      .split('\n\n')
      .slice(1)
      .map((one): Entry => ['worktree', one.replaceAll('\n', ' ')]),
  ];
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
