import { lstatSync } from 'node:fs';

import { below, type Bytes, onDisk } from './bytes.ts';
import type { StateFile } from './manifest.ts';
import type { Checkout } from './repository.ts';
import { runGit } from './run-git.ts';
import { listed } from './walk.ts';

/** Files of a git directory that are part of the state of its working tree, by their names at its top. */
const OWN =
  /^(?:index|sharedindex\..*|HEAD|ORIG_HEAD|MERGE_\w+|CHERRY_PICK_HEAD|REVERT_HEAD|REBASE_HEAD|AUTO_MERGE|SQUASH_MSG|BISECT_\w+|config\.worktree|rebase-merge|rebase-apply|sequencer)$/;
const OWN_BELOW = ['info/sparse-checkout'];
const SHARED = ['config', 'shallow', 'info/exclude', 'info/attributes', 'info/grafts', 'logs/refs/stash'];

/** Refs that belong to a working tree and to what is not finished in it. */
const REFS = /^refs\/(?:stash$|bisect\/|rewritten\/|worktree\/)/;

const BITS = 0o7777;

export type Found = Pick<StateFile, 'shared' | 'path' | 'mode'> & { readonly bytes: number };

/** Every file of the git directories that is kept, or that must go because it was not there. */
export function stateFiles({ gitDir, commonDir }: Pick<Checkout, 'gitDir' | 'commonDir'>): Found[] {
  const found: Found[] = [];
  for (const entry of listed(gitDir)) if (OWN.test(entry.name)) take(false, gitDir, entry.name);
  for (const path of OWN_BELOW) take(false, gitDir, path);
  for (const path of SHARED) take(true, commonDir, path);
  return found;

  function take(shared: boolean, folder: Bytes, path: Bytes): void {
    if (path.endsWith('.lock')) return;
    const facts = lstatSync(onDisk(`${folder}/${path}`), { throwIfNoEntry: false });
    if (facts?.isDirectory())
      for (const { name } of listed(`${folder}/${path}`)) take(shared, folder, below(path, name));
    else if (facts?.isFile()) found.push({ shared, path, mode: facts.mode & BITS, bytes: facts.size });
  }
}

/** Where a kept file of the git directories lies. */
export const placeOf = (
  { gitDir, commonDir }: Pick<Checkout, 'gitDir' | 'commonDir'>,
  { shared, path }: Pick<StateFile, 'shared' | 'path'>,
): Bytes => `${shared ? commonDir : gitDir}/${path}`;

/** Refs that a restore brings back, with what they hold; `branch` is the one that HEAD follows. */
export async function stateRefs(checkout: Checkout, branch: string | null): Promise<[string, string][]> {
  const text = await runGit(checkout, ['for-each-ref', '--format=%(refname) %(objectname)']);
  return text
    .toString('latin1')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [name = '', id = ''] = line.split(' ');
      return REFS.test(name) || (name !== '' && name === branch) ? [[name, id]] : [];
    });
}
