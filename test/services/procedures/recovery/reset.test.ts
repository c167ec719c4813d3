import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { worldOf } from '../../../support/recovery/compare.ts';
import { Resetting } from '../../../support/recovery/resetting.ts';
import { copyOf, makeTree, type Tree, TREE_KINDS } from '../../../support/recovery/trees.ts';

describe.each(TREE_KINDS)('a reset of a checkout that is %s', (kind) => {
  it('goes to the commit, and is taken back byte for byte after its end', async () => {
    await using lab = new Lab();
    const tree = await makeTree(kind, lab);
    const before = await worldOf(tree.top);
    const resetting = new Resetting(lab, { top: tree.top, to: tree.good });
    const done = await resetting.run();
    expect(done).toMatchObject({ state: 'done', exit: 0, error: null });
    expect(await tree.repository.id('HEAD')).toBe(tree.good);
    expect(await tree.repository.git('status', '--porcelain', '-uno', '--ignore-submodules=all')).toBe('');
    expect(await readFile(tree.repository.at('.env.local'), 'utf8').catch(() => null)).toBe(
      kind === 'sparse' ? null : 'FROM=git\n',
    );
    const undone = await resetting.run('undo');
    expect(undone).toMatchObject({ state: 'undone', error: null });
    expect(await worldOf(tree.top)).toBe(before);
    expect(await tree.repository.git('for-each-ref', 'refs/cpm-console')).toBe('');
    expect(existsSync(resetting.folder)).toBe(false);
  });
});

/** A step after the reset, in which the run is left half way. */
const lyingStill = {
  id: 'still',
  title: 'Lie still',
  phase: 'reinstall',
  waits: true,
  probe: () => Promise.resolve({ state: 'absent' as const }),
  run: () =>
    lyingStill.waits
      ? Promise.reject(new OpsError('outcome-unknown', 'left', { exit: 'partlyDone' }))
      : Promise.resolve(),
};

describe('a reset', () => {
  let lab: Lab;
  let made: Tree;
  let before: string;
  beforeAll(async () => {
    lab = new Lab();
    made = await makeTree('all', lab);
    before = await worldOf(made.top);
  });
  afterAll(() => lab[Symbol.asyncDispose]());

  it('says what it overwrites before it does, and what the person has afterwards', async () => {
    const tree = await copyOf(made, 'told');
    const resetting = new Resetting(lab, { top: tree.top, to: tree.good });
    const { steps } = await resetting.run();
    const said = resetting.notes().join('\n');
    expect(said).toContain('changed here and not committed, kept in the snapshot: ');
    expect(said).toContain(
      'not in git, and the commit has a file of its own there, kept in the snapshot: bin, old/only-before.txt',
    );
    expect(said).toContain('ignored, and the commit has a file of its own there, kept in the snapshot: .env.local');
    expect(steps['reset']?.summary).toContain('on no branch; main stays at ');
    expect(resetting.commands().join('\n')).toContain(`checkout --force --detach ${tree.good}`);
    expect(resetting.commands().join('\n')).not.toMatch(/clean|fetch|pull/);
  });

  it('is taken back by itself when what follows fails', async () => {
    const tree = await copyOf(made, 'failed');
    const broken = {
      id: 'broken',
      title: 'Break',
      phase: 'reinstall',
      reads: true,
      run: () => Promise.reject(new Error('broken')),
    };
    const resetting = new Resetting(lab, { top: tree.top, to: tree.good }, [broken]);
    expect(await resetting.run()).toMatchObject({ state: 'undone' });
    expect(await worldOf(tree.top)).toBe(before);
  });

  it('keeps what a person changed while it lay still after a crash', async () => {
    const tree = await copyOf(made, 'still');
    const resetting = new Resetting(lab, { top: tree.top, to: tree.good }, [lyingStill]);
    expect(await resetting.run()).toMatchObject({ state: 'stopped' });
    const [path = ''] = (await tree.repository.git('ls-files', '*.txt')).split('\n');
    await writeFile(tree.repository.at(path), 'an hour of work\n');
    lyingStill.waits = false;
    expect(await resetting.run('resume')).toMatchObject({ state: 'done' });
    const place = /moved to (.*)$/.exec(
      resetting.notes().find((note) => note.startsWith(`${path} was changed`)) ?? '',
    )?.[1];
    expect(await readFile(place ?? '', 'utf8')).toBe('an hour of work\n');
    expect(await resetting.run('undo')).toMatchObject({ state: 'undone' });
    expect(await worldOf(tree.top)).toBe(before);
  });

  it('brings nothing back from a snapshot that was changed, and says so', async () => {
    const tree = await copyOf(made, 'spoiled');
    const resetting = new Resetting(lab, { top: tree.top, to: tree.good });
    await resetting.run();
    const contents = `${resetting.folder}/contents`;
    const kept = await readFile(contents);
    await lab.run('sh', ['-c', `printf x | dd of="$1" bs=1 seek=3 conv=notrunc status=none`, 'sh', contents]);
    const at = await worldOf(tree.top);
    expect(await resetting.run('undo')).toMatchObject({
      state: 'undo-incomplete',
      error: { code: 'snapshot-changed' },
    });
    expect(await worldOf(tree.top)).toBe(at);
    await lab.run('tee', [contents], { input: kept });
    expect(await resetting.run('undo')).toMatchObject({ state: 'undone' });
    expect(await worldOf(tree.top)).toBe(before);
  });

  it.each([
    ['a lock', 'index-lock', (tree: Tree) => tree.repository.write({ '.git/index.lock': '' })],
    ['an object that is missing', 'missing-objects', (tree: Tree) => removeObject(tree, 'HEAD:src/c.txt')],
    [
      'a partial clone',
      'partial-clone',
      (tree: Tree) => tree.repository.git('config', 'remote.origin.promisor', 'true'),
    ],
  ])('refuses %s, and touches nothing', async (name, code, spoil) => {
    const tree = await copyOf(made, name);
    await spoil(tree);
    const spoiled = await worldOf(tree.top);
    const resetting = new Resetting(lab, { top: tree.top, to: tree.good });
    expect(await resetting.run()).toMatchObject({ state: 'undone', error: { code } });
    expect(await worldOf(tree.top)).toBe(spoiled);
  });

  it('does nothing where the checkout is clean and at the commit already', async () => {
    const tree = await makeTree('stashed', lab, 'clean');
    await rm(tree.repository.at('.env.local'), { force: true });
    const resetting = new Resetting(lab, { top: tree.top, to: await tree.repository.id('HEAD') });
    const { state, steps } = await resetting.run();
    expect([state, steps['reset']?.state]).toEqual(['done', 'skipped']);
    expect(await tree.repository.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
  });
});

async function removeObject({ repository }: Tree, name: string): Promise<void> {
  const id = await repository.id(name);
  await rm(repository.at('.git/objects', id.slice(0, 2), id.slice(2)));
}
