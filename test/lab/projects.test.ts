import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { parse } from 'smol-toml';
import { expect, test } from 'vitest';

import { writeFiles } from '../support/lab/files.ts';
import { Lab } from '../support/lab/lab.ts';
import {
  addWeight,
  cargoPackage,
  goModule,
  heavyPackage,
  mixedProject,
  requirementsOnly,
  versionFile,
} from '../support/lab/projects.ts';
import { attempt } from '../support/lab/run.ts';

test('a heavy package is heavy, whole to npm, and tested only with what git ignores', async () => {
  await using lab = new Lab();
  const cwd = lab.at('heavy');
  await writeFiles(cwd, heavyPackage());
  const npm = (...args: readonly string[]) => attempt('npm', args, { cwd, env: lab.env });
  await npm('run', 'build');
  expect((await npm('test')).code).not.toBe(0);
  await addWeight(cwd);
  expect(await npm('test')).toMatchObject({ code: 0 });
  expect(await npm('ls', '--all')).toMatchObject({ code: 0, stderr: '' });
  const [apparent, real] = [['-s', '--apparent-size'], ['-s']].map((how) =>
    Number.parseInt(execFileSync('du', ['-k', ...how, 'node_modules'], { cwd, encoding: 'utf8' }), 10),
  );
  expect(apparent).toBeGreaterThan(300 * 1024);
  expect(real).toBeLessThan(30 * 1024);
});

test('what has no manager of its own is what its ecosystem calls it', async () => {
  await using lab = new Lab();
  expect(parse(cargoPackage('1.2.3')['Cargo.toml'])).toMatchObject({
    package: { name: 'lab-crate', version: '1.2.3' },
  });
  expect(goModule(2)['go.mod']).toContain('lab-module/v2\n');
  const files = { ...versionFile('1.2.3'), ...mixedProject('1.2.3') };
  await writeFiles(lab.at('mixed'), files);
  expect(await lab.run('./run.sh', [], { cwd: lab.at('mixed') })).toBe('plain');
  expect(existsSync(lab.at('mixed/pyproject.toml'))).toBe(true);
  await writeFiles(lab.at('plain'), requirementsOnly());
  await lab.run('python3', ['-m', 'unittest', 'discover', '-s', 'tests'], { cwd: lab.at('plain') });
  expect(existsSync(lab.at('plain/setup.py'))).toBe(false);
});
