import { readdir, readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { realCheckouts } from '#services/adapters/checkouts.ts';
import { work } from '#services/adapters/checkouts/work.ts';
import type { Snapshot } from '#services/ports/checkouts.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { worldOf } from '../../../support/recovery/compare.ts';
import { indexPrinted, indexRead } from '../../../support/recovery/index-read.ts';
import { makeTree, type Tree, TREE_KINDS } from '../../../support/recovery/trees.ts';

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
    const { flagged } = await checkouts.overwritten(tree.top, tree.good, signal);
    for (const flag of flagged.length === 0 ? [] : ['--no-assume-unchanged', '--no-skip-worktree'])
      await tree.repository.git('update-index', flag, '--', ...flagged);
    await tree.repository.git('checkout', '-q', '--force', '--detach', tree.good);
    await tree.repository.tryGit('stash', 'clear');
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
