import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { realCheckouts } from '#services/adapters/checkouts.ts';
import { work } from '#services/adapters/checkouts/work.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { worldOf } from '../../../support/recovery/compare.ts';
import { copyOf, makeTree, type Tree } from '../../../support/recovery/trees.ts';

const signal = new AbortController().signal;
const checkouts = realCheckouts(work);
const MINUTE_MS = 60_000;

describe('a snapshot', () => {
  let lab: Lab;
  let made: Tree;
  beforeAll(async () => {
    lab = new Lab();
    made = await makeTree('untracked', lab);
  });
  afterAll(() => lab[Symbol.asyncDispose]());

  it('names a stale lock with its age, and how to take it away', async () => {
    const { top, repository } = await copyOf(made, 'stale');
    await repository.write({ '.git/index.lock': '' });
    const old = new Date(Date.now() - 5 * MINUTE_MS);
    await lab.run('touch', ['-d', old.toISOString(), repository.at('.git/index.lock')]);
    const refusal = await checkouts.refuse(top, signal);
    expect(refusal).toMatchObject({ code: 'index-lock', hint: `Take it away: rm ${top}/.git/index.lock` });
    expect(refusal?.message).toMatch(/index\.lock is in the way .*: it is [56] min old and no process holds it/);
  });

  it('is not stopped by a git that packs in the background, and leaves its locks alone', async () => {
    const { top, repository } = await copyOf(made, 'packing');
    const request = { id: 'recover-packing', top, folder: lab.at('kept-packing'), ignored: null, signal };
    const snapshot = await checkouts.take(request);
    const locks = { '.git/gc.pid.lock': '', '.git/gc.log.lock': '', '.git/gc.pid': '1 atlas\n' };
    await repository.write(locks);
    expect(await checkouts.refuse(top, signal)).toBeNull();
    expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'same', differences: [] });
    await checkouts.restore(snapshot, signal);
    for (const name of Object.keys(locks)) expect(existsSync(repository.at(name))).toBe(true);
  });

  it('refuses what is no working tree', async () => {
    await lab.run('git', ['init', '-q', '--bare', lab.at('bare.git')]);
    await mkdir(lab.at('empty'));
    expect(await checkouts.refuse(lab.at('bare.git'), signal)).toMatchObject({ code: 'no-worktree' });
    expect(await checkouts.refuse(lab.at('empty'), signal)).toMatchObject({ code: 'not-a-repository' });
    expect(await checkouts.refuse(lab.at('nowhere'), signal)).toMatchObject({ code: 'no-folder' });
  });

  it('keeps what a person made since aside, and leaves alone what is in nobody’s way', async () => {
    const tree = await copyOf(made, 'since');
    const before = await worldOf(tree.top);
    const folder = lab.at('kept-since');
    const snapshot = await checkouts.take({
      id: 'recover-2',
      top: tree.top,
      folder,
      ignored: null,
      target: tree.good,
      signal,
    });
    await checkouts.expect(snapshot, tree.good, signal);
    await tree.repository.git('checkout', '-q', '--force', '--detach', tree.good);
    await tree.repository.write({ 'src/a.txt': 'edited after the reset\n', 'later.txt': 'came later\n' });
    await tree.repository.commit('feat: on top of it', { 'src/extra.txt': 'committed after the reset\n' });
    const mine = await tree.repository.id('HEAD');
    const { aside, since } = await checkouts.restore(snapshot, signal);
    expect(since).toEqual(['later.txt']);
    expect(aside.map(({ path }) => path)).toEqual(['src/a.txt']);
    expect(await readFile(aside[0]?.to ?? '', 'utf8')).toBe('edited after the reset\n');
    expect(
      await tree.repository.git('for-each-ref', '--format=%(objectname)', 'refs/cpm-console/recovery/recover-2/aside'),
    ).toBe(mine);
    await rm(tree.repository.at('later.txt'));
    expect(await worldOf(tree.top)).toBe(before);
  });

  it('comes back after a git that was killed half-way through the reset', async () => {
    const tree = await copyOf(made, 'half-way');
    const before = await worldOf(tree.top);
    const folder = lab.at('kept-half');
    const snapshot = await checkouts.take({
      id: 'recover-3',
      top: tree.top,
      folder,
      ignored: null,
      target: tree.good,
      signal,
    });
    await checkouts.expect(snapshot, tree.good, signal);
    // Files of the commit lie there, one cut in the middle, and the index was not written.
    await tree.repository.write({ '.git/index.lock': 'half an index', '.env.local': 'FROM=git\n', 'src/a.txt': 'a' });
    await rm(tree.repository.at('shape'), { recursive: true });
    await tree.repository.write({ shape: 'a file, later a folder\n', 'src/.cpm-restore-0123456789abcdef': 'a draft' });
    await checkouts.restore(snapshot, signal);
    expect(await worldOf(tree.top)).toBe(before);
  });

  it('leaves the checkout of a linked working tree and its main one as they are', async () => {
    const tree = await copyOf(made, 'main-tree');
    await tree.repository.git('worktree', 'add', '-q', lab.at('linked'), 'HEAD~1');
    await writeFile(lab.at('linked', 'README.md'), 'changed in the linked one\n');
    const [main, linked] = [await worldOf(tree.top), await worldOf(lab.at('linked'))];
    const request = { id: 'recover-4', top: lab.at('linked'), folder: lab.at('kept-linked'), ignored: null, signal };
    const snapshot = await checkouts.take({ ...request, target: tree.good });
    await checkouts.expect(snapshot, tree.good, signal);
    await lab.run('git', ['-C', lab.at('linked'), 'checkout', '-q', '--force', '--detach', tree.good]);
    await checkouts.restore(snapshot, signal);
    expect(await worldOf(lab.at('linked'))).toBe(linked);
    expect(await worldOf(tree.top)).toBe(main);
  });
});
