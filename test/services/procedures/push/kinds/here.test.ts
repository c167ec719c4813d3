import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { defaultConfig } from '#config/defaults.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import type { FileSet } from '../../../../support/lab/files.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { holdHook, refusingHook } from '../../../../support/lab/hooks.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';

/** Bytes that a careless writer would change. */
const MANIFEST = '\uFEFF{\r\n\t"name": "lab-parcel",\r\n\t"version": "1.0.0",\r\n\t"private": true\r\n}';
const FILES: FileSet = {
  'package.json': MANIFEST,
  'README.md': '# Parcel\n\n    npm i lab-parcel@1.0.0\n',
};
const RUN = { yes: true, skip: 'tests', reason: 'not what is looked at' };

async function stage(files = FILES) {
  const lab = new Lab();
  const { repository, remote } = await createFixture(lab, files);
  const world = consoleWorld(lab, repository.path);
  const config = { ...defaultConfig('development', '/c.yaml'), push: { all: { in: 'here' as const }, files: {} } };
  const print = () => worldPrint({ repositories: [repository.path], remotes: [remote.path] });
  const run = (verb: string, values = {}) => runPush(world, verb, values, { config });
  return { lab, repository, remote, print, run, [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose]() };
}

describe('push.in: here', () => {
  it('releases from the tree that lies here, and leaves it clean', async () => {
    await using on = await stage();
    const { repository, remote } = on;
    const { exit, output } = await on.run('run', RUN);
    expect([exit, output]).toEqual([0, expect.not.stringContaining('separate tree')]);
    expect(await repository.git('status', '--porcelain')).toBe('');
    expect([await repository.id('main'), await repository.id('v1.1.0^{commit}')]).toEqual([
      await remote.id('main'),
      await remote.id('main'),
    ]);
    expect(await readFile(repository.at('package.json'), 'utf8')).toBe(MANIFEST.replace('1.0.0', '1.1.0'));
    expect(await remote.git('diff', '--name-only', 'v1.0.0', 'main', '--', 'README.md', 'package.json')).toBe(
      'README.md\npackage.json',
    );
  });

  it.each([
    ['a change', { 'README.md': 'mine\n' }],
    ['a new file', { 'new.txt': 'mine\n' }],
  ])('refuses a tree with %s, and changes nothing', async (_what, files) => {
    await using on = await stage();
    await on.repository.write(files);
    const before = await on.print();
    const { exit, output } = await on.run('run', RUN);
    expect([exit, output]).toEqual([4, expect.stringContaining('not committed')]);
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it.each([
    ['a step before the commit fails', async (on: Staged) => refusingHook(on.repository, 'pre-commit')],
    ['the push is refused', async (on: Staged) => on.remote.refuse('tag')],
  ])('puts everything back to the byte when %s', async (_what, prepare) => {
    await using on = await stage();
    await prepare(on);
    const before = await on.print();
    const { exit } = await on.run('run', RUN);
    expect(exit).toBeGreaterThan(3);
    expect(worldDifference(before, await on.print())).toBe('');
  });

  it('keeps what a person writes and stages meanwhile, out of the release and when it is taken back (A8)', async () => {
    await using on = await stage();
    const { repository } = on;
    const gate = await holdHook(repository, 'pre-push');
    const running = on.run('run', RUN);
    await gate.reached();
    await repository.write({ 'README.md': 'mine\n', 'staged.txt': 'mine\n' });
    await repository.git('add', 'staged.txt');
    await gate.open(1);
    expect((await running).exit).toBe(5);
    expect(await readFile(repository.at('README.md'), 'utf8')).toBe('mine\n');
    expect(await repository.git('status', '--porcelain')).toBe(' M README.md\nA  staged.txt');
    expect(await repository.git('tag', '--list', 'v1.1.0')).toBe('');
  });

  it('does not let what is staged meanwhile into the release', async () => {
    await using on = await stage();
    const { repository, remote } = on;
    const gate = await holdHook(repository, 'commit-msg');
    const running = on.run('run', RUN);
    await gate.reached();
    await repository.write({ 'staged.txt': 'mine\n' });
    await repository.git('add', 'staged.txt');
    await gate.open();
    expect((await running).exit).toBe(0);
    expect(await remote.git('ls-tree', '--name-only', 'main')).not.toContain('staged.txt');
    expect(await repository.git('status', '--porcelain')).toBe('A  staged.txt');
  });

  it('is made in a separate tree where a script changes files by itself, and says so', async () => {
    const manifest = { name: 'lab-parcel', version: '1.0.0', private: true, scripts: { version: 'true' } };
    await using on = await stage({ 'package.json': JSON.stringify(manifest) });
    const { output } = await on.run('plan');
    expect(output).toContain('the script version changes files by itself: it is made in a separate tree');
    expect(output).toContain('git worktree add');
  });
});

type Staged = Awaited<ReturnType<typeof stage>>;
