import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { packageOf } from '#services/procedures/project/package.ts';

import { detectIn, projectOf, setVersion, type Written } from '../../../support/project-tree.ts';

const FILES: Written = {
  'package.json': { name: 'root', private: true, workspaces: ['packages/*'], scripts: { test: 'all' } },
  'package-lock.json': { packages: { 'packages/a': { name: '@ana/a', version: '1.2.3' } } },
  'packages/a/package.json': { name: '@ana/a', version: '1.2.3', scripts: { test: 'one', preversion: 'x' } },
  'packages/b/package.json': { name: 'b', version: '4.0.0', private: true, dependencies: { '@ana/a': '~1.2.3' } },
};

test('one package stands for itself, with the dependencies of the whole', async () => {
  await using project = await projectOf(FILES);
  const whole = await detectIn(project.path);
  const { detected, folder } = packageOf(whole, '@ana/a');
  expect(folder).toBe('packages/a');
  expect(detected).toMatchObject({ version: '1.2.3', conflict: null });
  expect(detected.components).toMatchObject([
    {
      name: '@ana/a',
      folder: 'packages/a',
      test: { file: 'npm', args: ['test'] },
      install: null,
      publish: { registry: 'npm', name: '@ana/a' },
      pack: { file: 'npm', args: ['pack', '--json'] },
      scripts: { preversion: 'x' },
    },
    { folder: '', install: { file: 'npm', args: ['ci'] }, test: null, publish: null, scripts: {}, versionFiles: [] },
  ]);
  const [first] = detected.components;
  await setVersion(project.path, first ?? { versionFiles: [] }, '1.3.0');
  const read = async (path: string) => JSON.parse(await readFile(join(project.path, path), 'utf8')) as unknown;
  expect(await read('packages/a/package.json')).toMatchObject({ version: '1.3.0' });
  expect(await read('packages/b/package.json')).toMatchObject({
    version: '4.0.0',
    dependencies: { '@ana/a': '~1.3.0' },
  });
  expect(await read('package-lock.json')).toMatchObject({ packages: { 'packages/a': { version: '1.3.0' } } });
});

test('a package may be named by its folder; what is private is not published', async () => {
  await using project = await projectOf(FILES);
  const { detected } = packageOf(await detectIn(project.path), 'packages/b');
  expect(detected.components[0]).toMatchObject({ name: 'b', private: true, publish: null, pack: null });
});

test('another name is refused with those there are', async () => {
  await using project = await projectOf(FILES);
  const whole = await detectIn(project.path);
  expect(() => packageOf(whole, 'c')).toThrow(
    expect.objectContaining({ code: 'no-such-package', hint: 'Its packages are @ana/a, b.' }),
  );
});
