import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { ROOT } from '../../../scripts/support/root.ts';
import { createFixture } from '../../support/lab/fixture.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';

const SCRIPT = join(ROOT, 'scripts/bench/push/release.sh');
const PROGRAM = join(ROOT, 'dist/main.js');

/** A project with a remote, and which commands of git and npm are executed in its home. */
async function stage() {
  const lab = new Lab();
  const fixture = await createFixture(lab, npmPackage({ manifest: { private: true } }));
  await fixture.repository.commit('feat: more', { 'more.txt': 'more\n' });
  const trace = lab.at('trace');
  await mkdir(trace);
  await lab.configure('trace2.eventTarget', trace);
  const called = lab.at('npm.log');
  const npm = await lab.run('sh', ['-c', 'command -v npm']);
  await writeFile(lab.at('bin/npm'), `#!/bin/sh\necho "npm $*" >>'${called}'\nexec '${npm.trim()}' "$@"\n`);
  await chmod(lab.at('bin/npm'), 0o755);
  await writeFile(called, '');
  const before = new Set(await readdir(trace));
  const commands = async (): Promise<readonly string[]> => {
    const names = (await readdir(trace)).filter((name) => !before.has(name));
    const traces = await Promise.all(names.map((name) => readFile(join(trace, name), 'utf8')));
    return [...traces.flatMap(commandOf), ...(await readFile(called, 'utf8')).trim().split('\n')].toSorted();
  };
  return { lab, ...fixture, commands, [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose]() };
}

/** The git command of a trace, unless git itself started it. */
function commandOf(trace: string): readonly string[] {
  const events = trace
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
  const named = events.find(({ event, sid = '' }) => event === 'cmd_name' && !sid.includes('/'));
  return named === undefined ? [] : [`git ${named['name']}`];
}

it('executes what the script of the bench does: the same commands, each as often, for the same release', async () => {
  await using ours = await stage();
  await using theirs = await stage();
  await Promise.all([
    ours.lab.run(process.execPath, [PROGRAM, 'push', 'run', ours.repository.path, '--yes']),
    theirs.lab.run('sh', [SCRIPT, theirs.repository.path, '1.1.0', theirs.lab.at('tree')]),
  ]);
  const [executed, written] = await Promise.all([ours.commands(), theirs.commands()]);
  expect(executed).toEqual(written);
  expect(executed.filter((command) => command.startsWith('npm'))).toEqual(['npm ci', 'npm run build', 'npm test']);
  const [one, other] = await Promise.all(
    [ours, theirs].map(async ({ remote, repository }) => [
      Object.keys(await remote.refs()),
      await repository.git(
        'diff',
        '--stat=200,200',
        'HEAD^',
        'HEAD',
        '--',
        'package.json',
        'package-lock.json',
        'README.md',
      ),
      await repository.git('diff', '--name-only', 'v1.0.0', 'v1.1.0'),
      await repository.git('status', '--porcelain'),
    ]),
  );
  expect(one).toEqual(other);
});
