import { readdir, readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { realCheckouts } from '#services/adapters/checkouts.ts';
import { work } from '#services/adapters/checkouts/work.ts';
import type { Snapshot } from '#services/ports/checkouts.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { Repository } from '../../../support/lab/repository.ts';
import { worldOf } from '../../../support/recovery/compare.ts';
import { indexPrinted, indexRead } from '../../../support/recovery/index-read.ts';
import { makeTree, type Tree, TREE_KINDS, type TreeKind } from '../../../support/recovery/trees.ts';

const signal = new AbortController().signal;
const checkouts = realCheckouts(work);

/** Keeps the state of a tree, everything that its good commit would overwrite included. */
const take = (tree: Tree, name = 'kept'): Promise<Snapshot> =>
  checkouts.take({
    id: 'recover-1',
    top: tree.top,
    folder: tree.repository.lab.at(name),
    ignored: null,
    target: tree.good,
    signal,
  });

/** Checks the good commit out over everything, and clears the stash. */
async function overwrite({ top, repository, good }: Tree): Promise<void> {
  const { flagged } = await checkouts.overwritten(top, good, signal);
  for (const flag of flagged.length === 0 ? [] : ['--no-assume-unchanged', '--no-skip-worktree'])
    await repository.git('update-index', flag, '--', ...flagged);
  await repository.git('checkout', '-q', '--force', '--detach', good);
  await repository.tryGit('stash', 'clear');
}

describe.each(TREE_KINDS)('a checkout that is %s', (kind) => {
  it('is kept without being touched, overwritten, and comes back byte for byte', async () => {
    await using lab = new Lab();
    const tree = await makeTree(kind, lab);
    const index = tree.repository.at('.git/index');
    const [before, indexBefore] = [await worldOf(tree.top), await readFile(index)];
    expect(await indexRead(tree.top)).toEqual(await indexPrinted(tree.top, kind));
    const snapshot = await take(tree);
    expect(await worldOf(tree.top)).toBe(before);
    expect(await readFile(index)).toEqual(indexBefore);
    expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'same', differences: [] });
    await checkouts.expect(snapshot, tree.good, signal);
    await overwrite(tree);
    expect(await worldOf(tree.top)).not.toBe(before);
    expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'differs' });
    const restored = await checkouts.restore(snapshot, signal);
    expect(restored.aside).toEqual([]);
    expect(await worldOf(tree.top)).toBe(before);
    expect(await readFile(index)).toEqual(indexBefore);
    expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'same', differences: [] });
    expect(await checkouts.restore(snapshot, signal)).toMatchObject({ changed: 0 });
    await checkouts.drop(snapshot, signal);
    expect(await tree.repository.git('for-each-ref', 'refs/cpm-console')).toBe('');
    expect(await readdir(lab.path)).not.toContain('kept');
  });
});

/** What names objects besides the index and the refs, by the kind of tree. */
const COLLECTED = {
  staged: [],
  conflict: ['MERGE_HEAD', 'AUTO_MERGE'],
  rebase: ['REBASE_HEAD', 'ORIG_HEAD'],
  submodule: [],
  all: ['MERGE_HEAD', 'AUTO_MERGE', 'stash@{1}'],
} satisfies Partial<Record<TreeKind, readonly string[]>>;

describe.each(Object.entries(COLLECTED))(
  'a checkout that is %s, whose git collects what nothing holds',
  (kind, names) => {
    it('comes back with every object of every stage, and of what is not finished', async () => {
      await using lab = new Lab();
      const tree = await makeTree(kind as TreeKind, lab);
      const { repository, top } = tree;
      const parts = kind === 'submodule' || kind === 'all' ? [new Repository(lab, repository.at('parts/one'))] : [];
      const all = [repository, ...parts];
      // As after a pull: what is merged is on no branch here.
      await repository.tryGit('branch', '-D', 'other');
      const before = await worldOf(top);
      const snapshot = await take(tree);
      await overwrite(tree);
      for (const part of parts) {
        await part.git('reset', '-q', '--hard');
        await part.git('stash', 'clear');
      }
      for (const one of all) {
        await one.git('reflog', 'expire', '--expire=now', '--all');
        await one.git('gc', '-q', '--prune=now');
      }
      await checkouts.restore(snapshot, signal);
      for (const one of all) expect(await gone(one)).toEqual([]);
      await repository.git('rev-list', '--objects', '--quiet', '--all', 'HEAD', ...names);
      expect(await worldOf(top)).toBe(before);
    });
  },
);

/** Entries of the index whose object is gone; an entry of a submodule names a commit of another repository. */
async function gone(repository: Repository): Promise<string[]> {
  const entries = (await repository.git('ls-files', '-s')).split('\n').filter((entry) => !entry.startsWith('160000 '));
  const looked = entries.map(async (entry) => {
    const { code } = await repository.tryGit('cat-file', '-e', entry.split(' ', 2)[1] ?? '');
    return code === 0 ? [] : [entry];
  });
  return (await Promise.all(looked)).flat();
}
