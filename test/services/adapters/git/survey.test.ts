import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import { surveyTrees } from '#services/adapters/git/survey.ts';
import { realShell } from '#services/adapters/shell.ts';

import { GitLab } from '../../../support/git/lab.ts';

const shell = realShell();
const git = realGit(shell);
const { signal } = new AbortController();

/** Trees of every kind; those whose name starts with `no` cannot be looked at. */
function zoo(lab: GitLab): readonly string[] {
  lab.cloned('level');
  lab.git('level', 'tag', 'v1.0.0');
  lab.commit('level');
  lab.init("it's $(odd)\n name");
  lab.commit("it's $(odd)\n name");
  lab.write("it's $(odd)\n name/S\n\u0001new");
  lab.init('empty');
  lab.git('level', 'worktree', 'add', '-q', lab.at('second'));
  lab.init('no-index');
  lab.commit('no-index');
  lab.write('no-index/.git/index', 'garbage');
  lab.init('no-head');
  lab.commit('no-head');
  lab.write('no-head/.git/refs/heads/main', '');
  lab.write('no-git/file');
  lab.init('level/inner');
  lab.commit('level/inner');
  const names = [
    'level',
    'no-index',
    "it's $(odd)\n name",
    'no-folder',
    'empty',
    'no-git',
    'second',
    'no-head',
    'level/inner',
  ];
  return names.map((name) => lab.at(name));
}

test.each([1, 3, 20])('with %d at once it says what single looks say, and leaves out what fails', async (atOnce) => {
  using lab = new GitLab();
  const dirs = zoo(lab);
  const surveyed = await surveyTrees(shell, dirs, atOnce, signal);
  const sound = dirs.filter((dir) => !dir.includes('/no-'));
  expect([...surveyed.keys()].toSorted()).toEqual(sound.toSorted());
  const single = async (dir: string) =>
    [dir, { tree: await git.status(dir, signal), tag: await git.lastTag(dir, signal) }] as const;
  expect(surveyed).toEqual(new Map(await Promise.all(sound.map(single))));
});

test('one tree that hangs costs itself and those behind it, not those before', async () => {
  using lab = new GitLab();
  const dirs = ['a', 'b', 'c'].map((name) => lab.init(name));
  for (const name of ['a', 'b', 'c']) lab.commit(name);
  lab.pipe('b/.git/index');
  const surveyed = await surveyTrees(shell, dirs, 1, signal, 500);
  expect([...surveyed.keys()]).toEqual([lab.at('a')]);
});

test('without a shell nothing is known', async () => {
  using lab = new GitLab();
  const dir = lab.init('a');
  const none = realShell({ PATH: lab.at('nothing') });
  expect(await surveyTrees(none, [dir], 2, signal)).toEqual(new Map());
});

test('no trees, no child', async () => {
  const never = { ...shell, run: () => Promise.reject(new Error('started')) };
  expect(await surveyTrees(never, [], 2, signal)).toEqual(new Map());
});
