import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { MAIN } from '../../support/console.ts';

/** The built program in an empty home that is nowhere in a repository, and what node keeps compiled of it: folders by name. */
function fresh(extra: NodeJS.ProcessEnv = {}) {
  const home = mkdtempSync(join(tmpdir(), 'cpm-kept-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: home,
    LANG: 'C',
    GIT_CEILING_DIRECTORIES: home,
    ...extra,
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [MAIN, ...args], { cwd: home, env, encoding: 'utf8' }).status;
  const kept = (folder = 'node-compile-cache') =>
    Object.fromEntries(readdirSync(join(home, folder)).map((name) => [name, filesIn(join(home, folder, name))]));
  return { home, run, kept };
}

/** When each file was written last, and how much is in it. */
function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return [name, `${mtimeMs} ${size}`];
    }),
  );
}

test('what is compiled for planning and releasing is kept apart, and neither it nor other commands compile anything twice', () => {
  const { run, kept } = fresh();
  const all = () => [run('push', 'plan', '--json'), run('push', 'run', '--yes'), run('push', 'list')];
  expect(all()).toEqual([2, 2, 0]);
  const first = kept();
  expect(Object.keys(first)).toHaveLength(2);
  expect(all()).toEqual([2, 2, 0]);
  expect(kept()).toEqual(first);
});

test('a folder that the person chose for all is shared, and planning compiles as the others do', () => {
  const { run, kept } = fresh({ NODE_COMPILE_CACHE: 'mine' });
  run('push', 'plan', '--json');
  run('push', 'list');
  const first = kept('mine');
  run('push', 'plan', '--json');
  expect(kept('mine')).toEqual(first);
  expect(Object.keys(first)).toHaveLength(1);
});
