import { expect, test } from 'vitest';

import type { NamedVersionFile } from '#domain/release/made/settings.ts';
import { realFiles } from '#services/adapters/files.ts';
import { declaredVersion } from '#services/procedures/project/declared.ts';
import { profileOf } from '#services/procedures/project/profile.ts';

import { detectIn, projectOf, type Written } from '../../../support/project-tree.ts';

async function declared(files: Written, versionFiles?: readonly NamedVersionFile[]) {
  await using project = await projectOf(files);
  const detected = await detectIn(project.path);
  const layers = versionFiles && [{ from: 'configuration' as const, where: 'config.yaml', settings: { versionFiles } }];
  return await declaredVersion(realFiles(), detected, profileOf(detected, layers ?? null));
}

const COMPUTED: Written = { 'setup.py': 'setup(name="a", version=get())\n', 'a/version.txt': '1.2.0rc1\n' };

test('what was found says the version, or nothing and the tag does', async () => {
  expect(await declared({ 'package.json': { version: '1.2.3' } })).toEqual({ version: '1.2.3', problems: [] });
  expect(await declared({ 'go.mod': 'module example.org/x\n' })).toEqual({ version: null, problems: [] });
});

test('a version that is computed stops a release until a person named its file', async () => {
  const { version, problems } = await declared(COMPUTED);
  expect([version, problems.map(({ id }) => id)]).toEqual([null, ['version-unknown']]);
  expect(problems[0]?.text).toContain('setup.py computes its version');
  expect(await declared(COMPUTED, [{ path: 'a/version.txt', scheme: 'pep440' }])).toEqual({
    version: '1.2.0-rc.1',
    problems: [],
  });
});

test('files that differ stop it too', async () => {
  const found = await declared({
    'package.json': { version: '1.2.0' },
    'pyproject.toml': '[project]\nname = "a"\nversion = "1.3.0"\n',
  });
  expect(found).toMatchObject({ version: null, problems: [{ id: 'versions-differ' }] });
  const named = await declared({ 'package.json': { version: '1.2.0' }, 'a.json': { version: '1.2.1' } }, [
    'detected',
    { path: 'a.json' },
  ]);
  expect(named.problems).toEqual([
    {
      id: 'versions-differ',
      text: 'package.json says 1.2.0, a.json 1.2.1: make them agree.',
      hint: 'Correct the files, and commit.',
    },
  ]);
});

test('a named file that is missing or says nothing is told', async () => {
  const { problems } = await declared({ 'package.json': { version: '1.2.0' }, 'b.py': '__version__ = f()\n' }, [
    { path: 'gone.json' },
    { path: 'b.py' },
  ]);
  expect(problems.map(({ id, text }) => [id, text])).toEqual([
    ['version-file-missing', 'There is no gone.json, which push.versionFiles in config.yaml names.'],
    ['version-computed', 'b.py:1: __version__ is computed, not a text between quotes.'],
  ]);
});
