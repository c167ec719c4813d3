import { appendFile, chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { Lab } from '../support/lab/lab.ts';
import { worldOf } from '../support/recovery/compare.ts';
import { RecoveryStage } from '../support/recovery/killing/stage.ts';
import { copyOf, makeTree, type Tree, TREE_KINDS, type TreeKind } from '../support/recovery/trees.ts';

describe.each(TREE_KINDS)('a tree that is %s', (kind) => {
  it('is made, and looking at it twice says the same', async () => {
    await using lab = new Lab();
    const { top, good, head } = await makeTree(kind, lab);
    expect(good).not.toBe(head);
    const first = await worldOf(top);
    expect(await worldOf(top)).toBe(first);
    expect(first).toContain(EXPECTED[kind] ?? 'file ');
  });
});

/** What shows that the state is there, in the words of the comparer. */
const EXPECTED: Partial<Record<TreeKind, string>> = {
  staged: 'index "src/staged.txt" 0',
  untracked: 'file "caf\u00e9.txt"',
  ignored: 'file ".env"',
  symlinked: 'link to "nowhere/at all"',
  submodule: 'parts/one index "part.txt" 0',
  conflict: 'index "README.md" 3',
  rebase: 'git "rebase-merge/autostash"',
  'rebase-apply': 'git "rebase-apply/',
  'cherry-pick': 'git "CHERRY_PICK_HEAD"',
  revert: 'git "REVERT_HEAD"',
  bisect: 'git "BISECT_START"',
  stashed: 'On main: two',
  sparse: 'git "info/sparse-checkout"',
  all: 'git "MERGE_HEAD"',
};

const git =
  (...args: readonly string[]): Change =>
  ({ repository }) =>
    repository.git(...args);
type Change = (tree: Tree) => Promise<unknown>;

/** One change of each kind of state, and each has to be seen. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a byte of a tracked file': ({ top }) => writeFile(join(top, 'src/b.txt'), 'b 3\n'),
  'a byte of an untracked file': ({ top }) => writeFile(join(top, 'notes.txt'), 'Mine\n'),
  'a byte of an ignored file': ({ top }) => writeFile(join(top, '.env'), 'TOKEN=not-a-real-onE\n'),
  'an untracked file less': ({ top }) => rm(join(top, 'plans/deep/idea.txt')),
  'a file more': ({ top }) => writeFile(join(top, 'more.log'), ''),
  'the mode of a file': ({ top }) => chmod(join(top, 'private.key'), 0o644),
  'the mode of a folder': ({ top }) => chmod(join(top, 'plans'), 0o755),
  'an empty folder less': ({ top }) => rm(join(top, 'empty/inner'), { recursive: true }),
  'an empty folder more': ({ top }) => mkdir(join(top, 'empty/other')),
  'the target of a dangling link': async ({ top }) => {
    await rm(join(top, 'dangling'));
    await symlink('nowhere/at_all', join(top, 'dangling'));
  },
  'a pipe less': ({ top }) => rm(join(top, 'pipe')),
  'something staged': git('add', 'src/new.txt'),
  'something no longer staged': git('rm', '--cached', '-q', 'src/staged.txt', '-f'),
  'a staged rename': git('mv', 'src/renamed.txt', 'src/renamed-again.txt'),
  'a rename that is not staged': ({ top }) => rename(join(top, 'src/deep/moved.txt'), join(top, 'src/deep/again.txt')),
  'a staged mode': git('update-index', '--chmod=+x', 'src/new.txt'),
  'a flag to skip': git('update-index', '--no-skip-worktree', 'src/skipped.txt'),
  'a flag to assume': git('update-index', '--no-assume-unchanged', 'src/flagged.txt'),
  'an intent to add': git('rm', '--cached', '-q', 'intent.txt'),
  'a side of a conflict': async ({ repository }) => {
    const [, mode, id] = /^(\d+) (\w+) 2\tREADME/m.exec(await repository.git('ls-files', '-s', 'README.md'))!;
    await repository.git('update-index', '--force-remove', 'README.md');
    await repository.git('update-index', '--add', '--cacheinfo', `${mode},${id},README.md`);
  },
  MERGE_HEAD: ({ repository }) => rm(repository.at('.git/MERGE_HEAD')),
  MERGE_MSG: ({ repository }) => appendFile(repository.at('.git/MERGE_MSG'), 'more\n'),
  AUTO_MERGE: ({ repository }) => rm(repository.at('.git/AUTO_MERGE')),
  ORIG_HEAD: ({ repository, good }) => writeFile(repository.at('.git/ORIG_HEAD'), `${good}\n`),
  'where HEAD is': git('update-ref', '--no-deref', 'HEAD', 'HEAD~1'),
  'what HEAD follows': git('symbolic-ref', 'HEAD', 'refs/heads/other'),
  'a branch': git('branch', 'another'),
  'where a branch is': git('update-ref', 'refs/heads/other', 'HEAD~1'),
  'a tag': git('tag', 'v9'),
  'the configuration': git('config', 'core.editor', 'true'),
  'a hook': ({ repository }) => repository.hook('pre-commit', 'exit 1'),
  'a stash less': git('stash', 'drop', '-q', 'stash@{1}'),
  'a lock': ({ repository }) => writeFile(repository.at('.git/index.lock'), ''),
  'a file of a submodule': ({ top }) => writeFile(join(top, 'parts/one/loose.txt'), 'Loose\n'),
  'something staged in a submodule': git('-C', 'parts/one', 'add', 'part.txt'),
  'where a submodule is': git('-C', 'parts/one', 'update-ref', 'HEAD', 'main'),
  'a stash of a submodule': git('-C', 'parts/one', 'stash', 'drop', '-q'),
};

describe('the comparer', () => {
  let lab: Lab;
  let made: Tree;
  let before: string;
  beforeAll(async () => {
    lab = new Lab();
    made = await makeTree('all', lab);
    before = await worldOf(made.top);
  });
  afterAll(() => lab[Symbol.asyncDispose]());

  it('says the same of a copy', async () => {
    expect(await worldOf((await copyOf(made, 'same')).top)).toBe(before);
  });

  it.each(Object.entries(CHANGES))('sees %s', async (name, change) => {
    const tree = await copyOf(made, name);
    await change(tree);
    expect(await worldOf(tree.top)).not.toBe(before);
  });

  it('sees that a step of a rebase is no longer there', async () => {
    const { top, repository } = await makeTree('rebase', lab, 'rebased');
    const begun = await worldOf(top);
    await rm(repository.at('.git/rebase-merge/git-rebase-todo'));
    expect(await worldOf(top)).not.toBe(begun);
  });

  it('does not mind cached times, and refs of our own', async () => {
    const { top, repository } = await copyOf(made, 'looked at');
    await repository.tryGit('update-index', '-q', '--really-refresh');
    await repository.git('update-ref', 'refs/cpm-console/recovery/x/head', 'HEAD');
    await repository.git('update-index', '--assume-unchanged', 'src/flagged.txt');
    expect(await worldOf(top)).toBe(before);
  });
});

/** The same for what a recovery changes beside the checkout. */
const BESIDES: Readonly<Record<string, (stage: RecoveryStage) => Promise<unknown>>> = {
  'the checkout itself': ({ top }) => writeFile(join(top, 'src/new.txt'), 'New, not staged\n'),
  'a byte of a package': ({ top }) => writeFile(join(top, 'node_modules/old/package.json'), '{"name":"olD"}\n'),
  'a package less': ({ top }) => rm(join(top, 'node_modules/old'), { recursive: true }),
  'a package more': ({ top }) => mkdir(join(top, 'node_modules/more')),
  'the target of a link in a package': async ({ top }) => {
    await rm(join(top, 'node_modules/old/run'));
    await symlink('../elsewhere', join(top, 'node_modules/old/run'));
  },
  'the mode of a file of a package': ({ top }) => chmod(join(top, 'node_modules/old/package.json'), 0o755),
  'every package': ({ top }) => rename(join(top, 'node_modules'), join(top, 'node_modules.aside')),
  'a byte of the data': ({ data }) => writeFile(join(data, 'items.json'), 'brokeN'),
  'a file of the data less': ({ data }) => rm(join(data, 'deep/since.txt')),
  'a file of the data more': ({ data }) => writeFile(join(data, 'deep/more.txt'), ''),
  'the mode of the data': ({ data }) => chmod(data, 0o700),
  'a renamed file of the data': ({ data }) => rename(join(data, 'items.json'), join(data, 'items.old')),
  'a service that ended': (stage) => stage.service('stop'),
};

describe('the print of a machine to recover', () => {
  let stage: RecoveryStage;
  let before: string;
  beforeAll(async () => {
    // Nothing is recovered here, so no program is needed.
    stage = await RecoveryStage.open('', 'unstaged', 'reset');
    await stage.reset();
    before = await stage.print();
  });
  afterEach(() => stage.reset());
  afterAll(() => stage[Symbol.asyncDispose]());

  it('says the same again', async () => {
    await stage.reset();
    expect(await stage.print()).toBe(before);
  });

  it.each(Object.entries(BESIDES))('sees %s', async (_name, change) => {
    await change(stage);
    expect(await stage.print()).not.toBe(before);
  });
});
