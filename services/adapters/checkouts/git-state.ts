import { existsSync, lstatSync, readFileSync } from 'node:fs';

import { below, type Bytes, bytesOf, onDisk } from './bytes.ts';
import type { StateFile } from './manifest.ts';
import type { Checkout, Head } from './repository.ts';
import { runGit } from './run-git.ts';
import { listed } from './walk.ts';

/** Files of a git directory that are part of the state of its working tree, by their names at its top. */
const OWN =
  /^(?:index|sharedindex\..*|HEAD|ORIG_HEAD|MERGE_\w+|CHERRY_PICK_HEAD|REVERT_HEAD|REBASE_HEAD|AUTO_MERGE|SQUASH_MSG|BISECT_\w+|config\.worktree|rebase-merge|rebase-apply|sequencer)$/;
const OWN_BELOW = ['info/sparse-checkout'];
const SHARED = ['config', 'shallow', 'info/exclude', 'info/attributes', 'info/grafts', 'logs/refs/stash'];

/** Refs that belong to a working tree and to what is not finished in it. */
const REFS = /^refs\/(?:stash$|bisect\/|rewritten\/|worktree\/)/;
/** Where they are, so that git need not look at the thousands of others that a repository may have. */
const NAMESPACES = ['refs/stash', 'refs/bisect', 'refs/rewritten', 'refs/worktree'];

const BITS = 0o7777;

export type Found = Pick<StateFile, 'shared' | 'path' | 'mode'> & { readonly bytes: number };

/** Every file of the git directories that is kept, or that must go because it was not there. */
export function stateFiles({ gitDir, commonDir }: Pick<Checkout, 'gitDir' | 'commonDir'>): Found[] {
  const found: Found[] = [];
  for (const name of listed(gitDir)) if (OWN.test(name)) take(false, gitDir, name);
  for (const path of OWN_BELOW) take(false, gitDir, path);
  for (const path of SHARED) take(true, commonDir, path);
  return found;

  function take(shared: boolean, folder: Bytes, path: Bytes): void {
    if (path.endsWith('.lock')) return;
    const facts = lstatSync(onDisk(`${folder}/${path}`), { throwIfNoEntry: false });
    if (facts?.isDirectory()) for (const name of listed(`${folder}/${path}`)) take(shared, folder, below(path, name));
    else if (facts?.isFile()) found.push({ shared, path, mode: facts.mode & BITS, bytes: facts.size });
  }
}

/** Where a kept file of the git directories lies. */
export const placeOf = (
  { gitDir, commonDir }: Pick<Checkout, 'gitDir' | 'commonDir'>,
  { shared, path }: Pick<StateFile, 'shared' | 'path'>,
): Bytes => `${shared ? commonDir : gitDir}/${path}`;

/** The branch that a restore brings back, with what it holds while HEAD is there. */
export const ownRef = ({ head, branch }: Head): [string, string][] =>
  head === null || branch === null ? [] : [[bytesOf(branch), head]];

/** The other refs that it brings back. */
export const otherRefs = async (checkout: Checkout): Promise<[string, string][]> =>
  hasNoOthers(checkout) ? [] : refsNow(checkout, null);

/** Refs that a restore brings back, as git tells them; `branch` is the one of the snapshot. */
export async function refsNow(checkout: Checkout, branch: string | null): Promise<[string, string][]> {
  const followed = branch === null ? null : bytesOf(branch);
  const wanted = [...NAMESPACES, ...(branch === null ? [] : [branch])];
  const text = await runGit(checkout, ['for-each-ref', '--format=%(refname) %(objectname)', ...wanted]);
  return text
    .toString('latin1')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [name = '', id = ''] = line.split(' ');
      return REFS.test(name) || (name !== '' && name === followed) ? [[name, id]] : [];
    });
}

/** Whether none of those refs but the branch can be there, which is so nearly always and spares asking git. */
function hasNoOthers({ gitDir, commonDir, config }: Checkout): boolean {
  if (config.has('extensions.refstorage')) return false;
  for (const folder of new Set([gitDir, commonDir])) {
    if (NAMESPACES.some((name) => existsSync(onDisk(`${folder}/${name}`)))) return false;
    const packed = onDisk(`${folder}/packed-refs`);
    if (!existsSync(packed)) continue;
    const text = readFileSync(packed, 'latin1');
    if (NAMESPACES.some((name) => text.includes(` ${name}`))) return false;
  }
  return true;
}
