import type { Lab } from '../lab/lab.ts';
import { createRepository, Repository } from '../lab/repository.ts';
import { CONFLICTS } from './conflicts.ts';
import { DIRT } from './dirt.ts';
import { SPECIALS } from './specials.ts';

/** Every state a checkout can be left in, each made by the real git. */
const KINDS = { ...DIRT, ...CONFLICTS, ...SPECIALS };

export type TreeKind = keyof typeof KINDS | 'all';

/** `all` has every other state at once, with a merge that is not finished. */
export const TREE_KINDS = [...Object.keys(KINDS), 'all'] as readonly TreeKind[];

export interface Tree {
  /** Top of the working tree. */
  readonly top: string;
  readonly repository: Repository;
  /** A commit from before, to go back to: it has other files, other contents and tracks what is ignored now. */
  readonly good: string;
  /** Where HEAD is; null before the first commit of a branch. */
  readonly head: string | null;
}

/** A repository of three commits in the named state; `name` is its folder in the lab. */
export async function makeTree(kind: TreeKind, lab: Lab, name = 'project'): Promise<Tree> {
  const repository = await createRepository(lab, name);
  const good = await story(repository);
  if (kind === 'all') {
    // A merge needs a clean index, so the conflict comes before the rest; a rebase has no place beside it.
    for (const one of ['submodule', 'stashed', 'conflict'] as const) await KINDS[one](repository);
    for (const one of Object.keys(DIRT) as (keyof typeof DIRT)[]) await DIRT[one](repository);
  } else await KINDS[kind](repository);
  return { top: repository.path, repository, good, head: kind === 'unborn' ? null : await repository.id('HEAD') };
}

/** The same tree again in another folder of its lab, which is cheaper than to make it. */
export async function copyOf(tree: Tree, name: string): Promise<Tree> {
  const { lab, path } = tree.repository;
  const top = lab.at(name);
  await lab.run('cp', ['-a', path, top]);
  return { ...tree, top, repository: new Repository(lab, top) };
}

async function story(repository: Repository): Promise<string> {
  const good = await repository.commit('feat: begin', {
    'README.md': 'first\n',
    'src/a.txt': 'a 1\n',
    'src/b.txt': 'b 1\n',
    'src/deep/c.txt': 'c 1\n',
    'src/deep/kept.txt': 'never changed\n',
    'bin/run.sh': { executable: '#!/bin/sh\necho 1\n' },
    current: { link: 'src/a.txt' },
    '.env.local': 'FROM=git\n',
    'old/only-before.txt': 'gone later\n',
    shape: 'a file, later a folder\n',
  });
  await repository.git('rm', '-q', '-r', '--cached', 'old', 'shape', '.env.local');
  await repository.lab.run('rm', ['-r', 'old', 'shape', '.env.local'], { cwd: repository.path });
  await repository.commit('feat: go on', {
    '.gitignore': '*.log\n.env*\nbuild/\nnode_modules/\n',
    'README.md': 'second\n',
    'src/a.txt': 'a 2\n',
    'src/b.txt': 'b 2\n',
    'src/c.txt': 'c 2\n',
    'src/flagged.txt': 'flagged\n',
    'src/skipped.txt': 'skipped\n',
    'src/new.txt': 'new\n',
    'shape/inside.txt': 'a folder now\n',
    'bin/run.sh': { executable: '#!/bin/sh\necho 2\n' },
    current: { link: 'src/b.txt' },
  });
  await repository.commit('feat: more', { 'src/more.txt': 'more\n', 'src/deep/c.txt': 'c 3\n' });
  return good;
}
