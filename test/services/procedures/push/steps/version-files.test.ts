import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { jsonFile, plainFile, pythonFile, rangeAt, versionAt } from '#domain/release/made/version-files.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { versionFilesStep } from '#services/procedures/push/steps/version-files.ts';

import { ReleasedTree } from '../../../../support/released-tree.ts';

const PACKAGE = jsonFile('package.json', versionAt('version'));
const MODULE = pythonFile('api/__init__.py', '__version__');

async function set(files: Readonly<Record<string, string>>, versionFiles: PushParams['versionFiles'], next: string) {
  const tree = await ReleasedTree.of(files);
  const step = versionFilesStep(tree.world, { versionFiles, next } as PushParams);
  return { tree, run: await tree.run(step, { ...step, id: 'again' }) };
}

test('every file gets the version in its own spelling and keeps its other bytes', async () => {
  const files = {
    'package.json': '\uFEFF{\r\n\t"version": "1.2.3"\r\n}',
    'api/__init__.py': "__version__ = '1.2.3'  # why",
  };
  const { tree, run } = await set(files, [PACKAGE, MODULE], '1.3.0-rc.1');
  await using _ = tree;
  expect(run.state).toBe('done');
  expect(stepOf(run, 'version-files').summary).toBe('package.json, api/__init__.py');
  expect(await tree.text('package.json')).toBe('\uFEFF{\r\n\t"version": "1.3.0-rc.1"\r\n}');
  expect(await tree.text('api/__init__.py')).toBe("__version__ = '1.3.0rc1'  # why");
  expect(tree.notes).toEqual([
    'package.json:2  "version": "1.2.3"  ->  "version": "1.3.0-rc.1"',
    "api/__init__.py:1  __version__ = '1.2.3'  # why  ->  __version__ = '1.3.0rc1'  # why",
  ]);
});

test('nothing is written when one of the files cannot be set', async () => {
  const files = { 'package.json': '{"version":"1.2.3"}', 'api/__init__.py': '__version__ = f()\n' };
  const { tree, run } = await set(files, [PACKAGE, MODULE], '1.3.0');
  await using _ = tree;
  expect(run.error).toMatchObject({ code: 'version-computed' });
  expect(await tree.text('package.json')).toBe(files['package.json']);
});

test('a file that is not committed stops it', async () => {
  const { tree, run } = await set({}, [plainFile('VERSION', 'semver')], '1.3.0');
  await using _ = tree;
  expect(run.error).toMatchObject({ code: 'version-file-missing' });
});

test('several places of one file are set together, and ranges that the version leaves are told', async () => {
  const text = '{"version":"1.2.3","dependencies":{"b":"^1.2.3","c":">=1 <2"}}';
  const again = jsonFile('package.json', rangeAt('dependencies', 'b'), rangeAt('dependencies', 'c'));
  const { tree, run } = await set({ 'package.json': text }, [PACKAGE, again], '2.0.0');
  await using _ = tree;
  expect(run.state).toBe('done');
  expect(await tree.text('package.json')).toBe('{"version":"2.0.0","dependencies":{"b":"^2.0.0","c":">=1 <2"}}');
  expect(tree.notes.at(-1)).toBe('package.json:1  >=1 <2 does not take 2.0.0 in and stays as it is');
});
