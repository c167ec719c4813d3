import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { componentsOf, detectIn, projectOf, setVersion, type Written } from '../../../support/project-tree.ts';

const PKG = { name: '@ana/api', version: '1.2.3' };

test.each<[string, string | null, string | null, Written]>([
  ['npm', null, 'package.json without a lock file', {}],
  ['npm', 'package-lock.json', 'package-lock.json', { 'package-lock.json': '{}' }],
  ['npm', 'npm-shrinkwrap.json', 'npm-shrinkwrap.json', { 'npm-shrinkwrap.json': '{}', 'package-lock.json': '{}' }],
  ['pnpm', 'pnpm-lock.yaml', 'pnpm-lock.yaml', { 'pnpm-lock.yaml': 'lockfileVersion: 9\n' }],
  ['pnpm', null, 'pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages: []\n' }],
  ['yarn', 'yarn.lock', 'yarn.lock', { 'yarn.lock': '# yarn lockfile v1\n' }],
  ['yarn-berry', 'yarn.lock', 'yarn.lock', { 'yarn.lock': '__metadata:\n  version: 8\n' }],
  ['yarn-berry', 'yarn.lock', 'yarn.lock', { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\n' }],
  ['bun', 'bun.lock', 'bun.lock', { 'bun.lock': '{}' }],
  ['pnpm', null, 'packageManager', { 'package.json': { ...PKG, packageManager: 'pnpm@10.1.0+sha512.abc' } }],
  ['yarn', null, 'packageManager', { 'package.json': { ...PKG, packageManager: 'yarn@1.22.22' } }],
  ['yarn-berry', null, 'packageManager', { 'package.json': { ...PKG, packageManager: 'yarn@4.5.0' } }],
  [
    'pnpm',
    null,
    'devEngines.packageManager',
    { 'package.json': { ...PKG, devEngines: { packageManager: { name: 'pnpm', version: '^10' } } } },
  ],
  [
    'yarn-berry',
    null,
    'devEngines.packageManager',
    { 'package.json': { ...PKG, devEngines: { packageManager: [{ name: 'yarn', version: '>=4' }] } } },
  ],
])('takes %s with lock file %s because of %s', async (ecosystem, lockFile, why, files) => {
  const [component] = await componentsOf({ 'package.json': PKG, ...files });
  expect(component).toMatchObject({
    ecosystem,
    lockFile,
    name: '@ana/api',
    version: '1.2.3',
    versionFrom: 'files',
    warnings: [],
  });
  expect(component?.reasons[0]).toBe(`${ecosystem}, because of ${why}`);
  expect(component?.released).toBe(ecosystem === 'bun' ? 'tag only' : 'full');
});

test('a person who named the manager decides', async () => {
  const [component] = await componentsOf({ 'package.json': PKG, 'yarn.lock': '' }, 'pnpm');
  expect(component).toMatchObject({
    ecosystem: 'pnpm',
    lockFile: null,
    warnings: ['yarn.lock is there too, but push.manager says pnpm: remove what is not used'],
  });
});

test('warns of two lock files and of a manager nobody knows', async () => {
  const [component] = await componentsOf({
    'package.json': { ...PKG, packageManager: 'deno@2' },
    'package-lock.json': '{}',
    'pnpm-lock.yaml': '',
  });
  expect(component).toMatchObject({
    ecosystem: 'pnpm',
    warnings: [
      'packageManager is deno@2, which is no package manager we know',
      'package-lock.json is there too, but pnpm-lock.yaml says pnpm: remove what is not used',
    ],
  });
});

test('finds the commands in the scripts', async () => {
  const scripts = { build: 'tsc', test: 'vitest run', docs: 'typedoc --watch', 'docs:build': 'typedoc' };
  const files = { 'package.json': { ...PKG, scripts } };
  const [npm] = await componentsOf({ ...files, 'package-lock.json': '{}' });
  expect(npm).toMatchObject({
    install: { file: 'npm', args: ['ci'] },
    build: { file: 'npm', args: ['run', 'build'] },
    test: { file: 'npm', args: ['test'] },
    docs: { file: 'npm', args: ['run', 'docs:build'] },
    pack: { file: 'npm', args: ['pack', '--json'] },
    publish: { registry: 'npm', name: '@ana/api', access: null, url: null, tag: null },
  });
  const [berry] = await componentsOf({ ...files, 'yarn.lock': '__metadata:\n' });
  expect(berry?.install).toEqual({ file: 'yarn', args: ['install', '--immutable'] });
  const [bare] = await componentsOf({
    'package.json': { ...PKG, scripts: { test: 'echo "Error: no test specified" && exit 1' } },
  });
  expect(bare).toMatchObject({ install: null, build: null, test: null, docs: null });
});

test('what is private is not published, and what the registry is told comes from publishConfig', async () => {
  const publishConfig = { access: 'public', registry: 'https://npm.example.org/', tag: 'next' };
  const [open] = await componentsOf({ 'package.json': { ...PKG, publishConfig } });
  expect(open?.publish).toEqual({
    registry: 'npm',
    name: '@ana/api',
    access: 'public',
    url: 'https://npm.example.org/',
    tag: 'next',
  });
  const [shut] = await componentsOf({ 'package.json': { ...PKG, private: true } });
  expect(shut).toMatchObject({ private: true, publish: null, pack: null });
});

test('a placeholder or no version means the tag', async () => {
  const [placeholder] = await componentsOf({ 'package.json': { ...PKG, version: '0.0.0-semantically-released' } });
  expect(placeholder).toMatchObject({ version: null, versionFrom: 'tag', versionFiles: [] });
  const [none] = await componentsOf({ 'package.json': { name: 'x', private: true } });
  expect(none).toMatchObject({ version: null, versionFrom: 'tag' });
});

const MONOREPO: Written = {
  'package.json': { name: 'root', private: true, workspaces: ['packages/*', '!packages/old', 'tools/cli'] },
  'packages/a/package.json': { name: '@ana/a', version: '1.0.0' },
  'packages/b/package.json': { name: '@ana/b', version: '2.0.0', dependencies: { '@ana/a': '^1.0.0', x: '^1.0.0' } },
  'packages/old/package.json': { name: 'old', version: '0.1.0' },
  'packages/no/readme.md': '',
  'packages/node_modules/c/package.json': { name: 'c' },
  'tools/cli/package.json': {
    name: 'cli',
    version: '3.0.0',
    private: true,
    devDependencies: { '@ana/b': 'workspace:^' },
  },
};

test('lists the packages of a monorepo with what hangs on each', async () => {
  const [component] = await componentsOf({ ...MONOREPO, 'package-lock.json': '{}' });
  expect(
    component?.workspaces.map(({ folder, name, version, dependencies }) => [folder, name, version, dependencies]),
  ).toEqual([
    ['packages/a', '@ana/a', '1.0.0', []],
    ['packages/b', '@ana/b', '2.0.0', ['@ana/a']],
    ['tools/cli', 'cli', '3.0.0', ['@ana/b']],
  ]);
  expect(component?.workspaces[2]).toMatchObject({ private: true, publish: null });
  expect(
    component?.workspaces[0]?.versionFiles.map(({ path, places }) => [
      path,
      places.map(({ at, role }) => [role, ...at]),
    ]),
  ).toEqual([
    ['packages/a/package.json', [['version', 'version']]],
    [
      'package-lock.json',
      [
        ['version', 'packages', 'packages/a', 'version'],
        ['range', 'packages', 'packages/b', 'dependencies', '@ana/a'],
      ],
    ],
    ['packages/b/package.json', [['range', 'dependencies', '@ana/a']]],
  ]);
});

test('pnpm has its packages in a file of its own', async () => {
  const [component] = await componentsOf({
    'package.json': { name: 'root', private: true },
    'pnpm-workspace.yaml': "packages:\n  - 'packages/**'\n  - '!**/fixtures/**'\n",
    'packages/a/package.json': { name: 'a', version: '1.0.0' },
    'packages/deep/b/package.json': { name: 'b', version: '1.0.0' },
    'packages/deep/fixtures/c/package.json': { name: 'c', version: '1.0.0' },
  });
  expect(component?.workspaces.map(({ folder }) => folder)).toEqual(['packages/a', 'packages/deep/b']);
});

test("npm's own lock file, written by npm, is what npm would write after the edit", async () => {
  await using project = await projectOf(MONOREPO);
  const npm = (...args: string[]) =>
    promisify(execFile)('npm', ['--offline', '--ignore-scripts', ...args], { cwd: project.path });
  await npm('pkg', 'delete', 'dependencies.x', '--workspace', 'packages/b');
  await npm('pkg', 'set', 'devDependencies.@ana/b=^2.0.0', '--workspace', 'tools/cli');
  await npm('install', '--package-lock-only');
  const [before] = (await detectIn(project.path)).components;
  const a = before?.workspaces.find(({ folder }) => folder === 'packages/a');
  await setVersion(project.path, a ?? { versionFiles: [] }, '1.1.0');
  const lock = join(project.path, 'package-lock.json');
  const ours = await readFile(lock, 'utf8');
  expect(ours).toContain('"@ana/a": "^1.1.0"');
  await npm('install', '--package-lock-only');
  expect(await readFile(lock, 'utf8')).toBe(ours);
});

test('lerna has the version where package.json has none', async () => {
  const [fixed] = await componentsOf({
    'package.json': { name: 'r', private: true },
    'lerna.json': { version: '4.0.0' },
  });
  expect(fixed).toMatchObject({ version: '4.0.0', versionFiles: [{ path: 'lerna.json' }] });
  const [independent] = await componentsOf({ 'package.json': PKG, 'lerna.json': { version: 'independent' } });
  expect(independent).toMatchObject({ version: '1.2.3', warnings: [] });
  const [other] = await componentsOf({ 'package.json': PKG, 'lerna.json': { version: '4.0.0' } });
  expect(other?.warnings).toEqual(['lerna.json says 4.0.0, package.json 1.2.3: lerna.json is left alone']);
});

test('a package.json that is no JSON stops with file and line', async () => {
  await expect(componentsOf({ 'package.json': '{\n  "name": "a",\n}\n' })).rejects.toMatchObject({
    code: 'version-file-invalid',
    message: expect.stringContaining('package.json:3') as string,
  });
});

test.each([
  ['.npmrc', 'registry=https://example.org\ntag-version-prefix=""\n', ''],
  ['.npmrc', 'tag-version-prefix = release-\n', 'release-'],
  ['.npmrc', '; tag-version-prefix=x\n', null],
])('reads the prefix of tags from %s %j', async (name, text, prefix) => {
  await using project = await projectOf({ 'package.json': PKG, [name]: text });
  expect((await detectIn(project.path)).tagPrefix).toBe(prefix);
});
