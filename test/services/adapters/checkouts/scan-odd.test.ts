import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { realCheckouts } from '#services/adapters/checkouts.ts';
import { chooseLoose, targetPaths } from '#services/adapters/checkouts/choose.ts';
import { indexFile } from '#services/adapters/checkouts/index-file.ts';
import { mostUsual, usualModes } from '#services/adapters/checkouts/modes.ts';
import { openCheckout } from '#services/adapters/checkouts/repository.ts';
import { isForOthers, scanOdd } from '#services/adapters/checkouts/scan-odd.ts';
import { type Scan, scan } from '#services/adapters/checkouts/scan.ts';
import { statusOf } from '#services/adapters/checkouts/status.ts';
import { trackedFiles } from '#services/adapters/checkouts/tracked-files.ts';
import { work } from '#services/adapters/checkouts/work.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { createRepository, type Repository } from '../../../support/lab/repository.ts';
import { worldOf } from '../../../support/recovery/compare.ts';
import { makeTree, TREE_KINDS } from '../../../support/recovery/trees.ts';

const stop = { wanted: () => false };
const NOBODY = 65_534;
const FILES = 2100;
/** What only a walk over everything sees: git was told not to look, keeps other bytes, or has a repository inside. */
const WALKED = new Set([
  'unstaged',
  'submodule',
  'sparse',
  'carriage-returns',
  'filtered',
  'split-index',
  'conflict',
  'rebase',
  'rebase-apply',
  'cherry-pick',
  'revert',
  'all',
]);

/** The same tree looked at in both ways; null where one of them leaves it to the other. */
async function both(top: string): Promise<{ odd: Scan | null; whole: Scan }> {
  const checkout = await openCheckout(top, stop);
  const index = indexFile(`${checkout.gitDir}/index`, checkout.hash);
  const may = index !== null && isForOthers(checkout, index, new Map(), 1);
  return { odd: may ? await scanOdd(checkout, index, statusOf(checkout)) : null, whole: await scan(checkout) };
}

/** Everything that a snapshot makes of a scan. */
function told(seen: Scan): unknown {
  const { unchanged, changed } = trackedFiles(seen);
  const { kept, leftOut } = chooseLoose(seen, { ignored: null, target: targetPaths([]) });
  const { plain, executable, others } = usualModes(unchanged, seen.usual ?? mostUsual(unchanged));
  const odd = new Map(others);
  const isChanged = new Set(changed);
  const modes = [...seen.index.tracked].flatMap(([path, { mode }]) =>
    isChanged.has(path) || mode === '120000'
      ? []
      : [[path, odd.get(path) ?? (mode === '100755' ? executable : plain)] as const],
  );
  return {
    changed: [...isChanged].toSorted(),
    kept: [...kept].toSorted(),
    leftOut: leftOut.toSorted(),
    folders: [...seen.walked.folders].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    modes,
    strangers: [...seen.walked.files].flatMap(([path, { uid }]) =>
      uid === process.getuid?.() ? [] : [`${path} ${uid}`],
    ),
    looks: [...new Set([...kept, ...changed])].toSorted().map((path) => seen.walked.files.get(path)?.mode),
  };
}

const inRepository = async (test: (repository: Repository) => Promise<unknown>): Promise<void> => {
  await using lab = new Lab();
  const repository = await createRepository(lab, 'project');
  await repository.commit('feat: begin', {
    'a.txt': 'a\n',
    'b.txt': 'b\n',
    'deep/c.txt': 'c\n',
    'bin/run.sh': { executable: '#!/bin/sh\n' },
    '.gitignore': 'build/\n*.log\nnode_modules\n',
  });
  await test(repository);
};

describe('what git and find tell is what a walk sees', () => {
  it.each(TREE_KINDS)('in a tree that is %s', async (kind) => {
    await using lab = new Lab();
    const { top } = await makeTree(kind, lab);
    const { odd, whole } = await both(top);
    expect(odd === null).toBe(WALKED.has(kind));
    expect(told(odd ?? whole)).toEqual(told(whole));
  });

  it('with odd modes and owners, pipes, links, ignored folders and dependencies', () =>
    inRepository(async (repository) => {
      await repository.write({
        'build/deep/out.bin': 'built\n',
        'build/node_modules/x.js': 'x\n',
        'node_modules/pkg/index.js': 'x\n',
        'venv/lib/site.py': 'not ignored\n',
        'mine.txt': 'untracked\n',
        'deep/trace.log': 'ignored\n',
      });
      chmodSync(repository.at('a.txt'), 0o600);
      chmodSync(repository.at('bin/run.sh'), 0o700);
      chmodSync(repository.at('mine.txt'), 0o640);
      chmodSync(repository.at('deep'), 0o750);
      if (process.getuid?.() === 0) chownSync(repository.at('b.txt'), NOBODY, NOBODY);
      mkdirSync(repository.at('empty'));
      symlinkSync('a.txt', repository.at('link'));
      await repository.lab.run('mkfifo', [repository.at('pipe'), repository.at('build/pipe')]);
      const { odd, whole } = await both(repository.path);
      expect(odd?.walked.files.has('deep/c.txt')).toBe(false);
      expect(told(odd ?? whole)).toEqual(told(whole));
    }));

  it('where the mask of the person is another one', () =>
    inRepository(async (repository) => {
      for (const name of ['a.txt', 'b.txt', 'deep/c.txt', '.gitignore', '.git/index'])
        chmodSync(repository.at(name), 0o600);
      const { odd, whole } = await both(repository.path);
      expect(odd?.usual).toEqual({ plain: 0o600, executable: 0o700 });
      expect([...(odd?.walked.files.keys() ?? [])]).toEqual(['bin/run.sh']);
      expect(told(odd ?? whole)).toEqual(told(whole));
    }));
});

describe('everything is walked', () => {
  it('where a repository lies inside, whatever its .git is', () =>
    inRepository(async (repository) => {
      await repository.write({ 'inside/.git': 'gitdir: elsewhere\n', 'inside/x.txt': 'x\n' });
      expect((await both(repository.path)).odd).toBeNull();
    }));

  it('where an untracked file of attributes speaks of tracked ones', () =>
    inRepository(async (repository) => {
      await repository.write({ 'deep/.gitattributes': '*.txt text eol=crlf\n' });
      expect((await both(repository.path)).odd).toBeNull();
    }));

  it.each(['core.fileMode no', 'core.fileMode 0', 'core.ignoreCase yes', 'core.precomposeUnicode on'])(
    'where git is told %s',
    (setting) =>
      inRepository(async (repository) => {
        await repository.git('config', ...setting.split(' '));
        expect((await both(repository.path)).odd).toBeNull();
      }),
  );

  it('where files of dependencies are tracked', () =>
    inRepository(async (repository) => {
      await repository.write({ 'vendor/node_modules/x.js': 'x\n' });
      await repository.git('add', '-f', 'vendor');
      expect((await both(repository.path)).odd).toBeNull();
    }));

  it('where find is another one that cannot print what is asked', () =>
    inRepository(async (repository) => {
      const path = process.env['PATH'];
      try {
        await repository.write({ '../tools/find': { executable: '#!/bin/sh\necho "no such option" >&2\nexit 1\n' } });
        process.env['PATH'] = `${repository.at('../tools')}:${path}`;
        expect((await both(repository.path)).odd).toBeNull();
      } finally {
        process.env['PATH'] = path;
      }
    }));
});

it('keeps and brings back a checkout of thousands of files in many states', async () => {
  await using lab = new Lab();
  const repository = await createRepository(lab, 'project');
  const files = Array.from({ length: FILES }, (_, at) => [`part-${at % 7}/file-${at}.txt`, `file ${at}\n`] as const);
  await repository.commit('feat: begin', { ...Object.fromEntries(files), '.gitignore': 'build/\n' });
  await repository.write({
    'part-0/file-0.txt': 'changed\n',
    'part-1/file-1.txt': 'staged\n',
    'part-1/file-8.txt': 'staged\n',
    'new.txt': 'untracked\n',
    'build/out.bin': 'ignored\n',
  });
  await repository.git('add', 'part-1');
  await repository.write({ 'part-1/file-8.txt': 'staged, and changed again\n' });
  chmodSync(repository.at('part-2/file-2.txt'), 0o600);
  chmodSync(repository.at('part-3/file-3.txt'), 0o755);
  rmSync(repository.at('part-4/file-4.txt'));
  rmSync(repository.at('part-5/file-5.txt'));
  symlinkSync('file-12.txt', repository.at('part-5/file-5.txt'));
  const { signal } = new AbortController();
  const checkouts = realCheckouts(work);
  const [before, index] = [await worldOf(repository.path), await readFile(repository.at('.git/index'))];
  const request = { id: 'recover-1', top: repository.path, folder: lab.at('kept'), ignored: null, signal };
  const snapshot = await checkouts.take(request);
  expect(snapshot.files).toBe(5);
  expect(await readFile(repository.at('.git/index'))).toEqual(index);
  expect(await checkouts.compare(snapshot, signal)).toMatchObject({ state: 'same', differences: [] });
  await repository.git('reset', '-q', '--hard');
  await repository.git('clean', '-q', '-f', '-d', '-x');
  for (const name of ['part-2/file-2.txt', 'part-6/file-6.txt']) writeFileSync(repository.at(name), 'by somebody\n');
  chmodSync(repository.at('part-2/file-2.txt'), 0o644);
  await checkouts.restore(snapshot, signal);
  expect(await worldOf(repository.path)).toBe(before);
});
