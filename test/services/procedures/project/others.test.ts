import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { detectProject } from '#services/procedures/project/detect.ts';

import { componentsOf, detectIn, projectOf, setVersion, type Written } from '../../../support/project-tree.ts';

const LOCK = `version = 4

[[package]]
name = "core"
version = "1.2.3"

[[package]]
name = "dep"
version = "1.2.3"
source = "registry+https://example.org/index"

[[package]]
name = "tool"
version = "1.2.3"
dependencies = [
 "core",
 "dep",
]
`;

test('cargo: a workspace with one version is tagged only, and everything that repeats it follows', async () => {
  const files: Readonly<Record<string, string>> = {
    'Cargo.toml':
      '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "1.2.3"\n[workspace.dependencies]\ncore = { path = "crates/core", version = "1.2.3" }\ndep = "1.2.3"\n',
    'crates/core/Cargo.toml': '[package]\nname = "core"\nversion.workspace = true\n',
    'crates/tool/Cargo.toml':
      '[package]\nname = "tool"\nversion.workspace = true\n[dependencies]\ncore = { path = "../core", version = "=1.2.3" }\ndep.workspace = true\n',
    'Cargo.lock': LOCK,
  };
  await using project = await projectOf(files);
  const [component] = (await detectIn(project.path)).components;
  expect(component).toMatchObject({
    ecosystem: 'cargo',
    version: '1.2.3',
    released: 'tag only',
    lockFile: 'Cargo.lock',
  });
  expect(component?.reasons.at(-1)).toMatch(/^tag only/);
  await setVersion(project.path, component ?? { versionFiles: [] }, '1.3.0');
  const read = (path: string) => readFile(join(project.path, path), 'utf8');
  expect(await read('Cargo.toml')).toBe(
    files['Cargo.toml']
      ?.replace('version = "1.2.3"\n[', 'version = "1.3.0"\n[')
      .replace('core", version = "1.2.3"', 'core", version = "1.3.0"'),
  );
  expect(await read('crates/tool/Cargo.toml')).toBe(files['crates/tool/Cargo.toml']?.replace('=1.2.3', '=1.3.0'));
  expect((await read('Cargo.lock')).match(/"1\.3\.0"/g)).toHaveLength(2);
  expect(await read('Cargo.lock')).toContain('name = "dep"\nversion = "1.2.3"');
});

test.each<[string, string | null, 'files' | 'tag' | 'unknown', Written]>([
  ['cargo', '0.3.1', 'files', { 'Cargo.toml': '[package]\nname = "fast"\nversion = "0.3.1"\n' }],
  [
    'cargo',
    null,
    'unknown',
    { 'Cargo.toml': '[workspace]\nmembers = ["a"]\n', 'a/Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n' },
  ],
  ['go', null, 'tag', { 'go.mod': '// c\nmodule example.org/tool/v2\n\ngo 1.24\n', 'go.sum': '' }],
  ['version-file', '1.2.3', 'files', { VERSION: '1.2.3\n' }],
  ['version-file', '1.2.3', 'files', { 'version.txt': 'v1.2.3\r\n' }],
  ['version-file', '0.4.0', 'files', { 'Chart.yaml': 'apiVersion: v2\nversion: 0.4.0\n' }],
])('%s %s (from %s) is tagged only and says so', async (ecosystem, version, versionFrom, files) => {
  const [component] = await componentsOf(files);
  expect(component).toMatchObject({ ecosystem, version, versionFrom, released: 'tag only', publish: null, pack: null });
  expect(component?.reasons.join('\n')).toContain('tag only');
});

test('npm and Python in one folder agree on one version, each in its own spelling', async () => {
  const files = {
    'package.json': { name: 'web', version: '1.2.0-rc.1' },
    'pyproject.toml': '[project]\nname = "api"\nversion = "1.2.0rc1"\n',
  };
  await using project = await projectOf(files);
  const detected = await detectIn(project.path);
  expect(detected.components.map(({ ecosystem, version }) => [ecosystem, version])).toEqual([
    ['npm', '1.2.0-rc.1'],
    ['setuptools', '1.2.0rc1'],
  ]);
  expect(detected).toMatchObject({ version: '1.2.0-rc.1', conflict: null, notes: [] });
});

test('versions that differ are told of', async () => {
  await using project = await projectOf({
    'package.json': { version: '1.2.0' },
    'pyproject.toml': '[project]\nname = "a"\nversion = "1.3.0"\n',
  });
  const detected = await detectIn(project.path);
  expect(detected.version).toBeNull();
  expect(detected.conflict).toBe('package.json says 1.2.0, pyproject.toml 1.3.0: make them agree');
});

test('a version that has no counterpart is told of', async () => {
  await using project = await projectOf({ 'pyproject.toml': '[project]\nname = "a"\nversion = "1!2.0"\n' });
  const detected = await detectIn(project.path);
  expect(detected).toMatchObject({
    version: null,
    conflict: expect.stringMatching(/^pyproject\.toml: .*epoch/) as string,
  });
});

test('a VERSION file beside a manifest follows it, unless it says something else', async () => {
  const manifest = { 'package.json': { name: 'a', version: '1.2.3' } };
  const [same] = await componentsOf({ ...manifest, VERSION: '1.2.3\n', 'Chart.yaml': 'version: 1.2.3\n' });
  expect(same?.versionFiles.map(({ path }) => path)).toEqual(['package.json', 'VERSION', 'Chart.yaml']);
  const [other] = await componentsOf({ ...manifest, VERSION: '7\n' });
  expect(other?.warnings).toEqual(['VERSION says 7, not 1.2.3: it is left alone']);
});

test('looks one folder below when the project itself has no manifest', async () => {
  await using project = await projectOf({
    'web/package.json': { name: 'web', version: '1.0.0' },
    'web/package-lock.json': '{}',
    'api/pyproject.toml': '[project]\nname = "api"\nversion = "1.0.0"\n',
    'node_modules/x/package.json': { name: 'x' },
  });
  const { components, version } = await detectIn(project.path);
  expect(components.map(({ folder, lockFile }) => [folder, lockFile])).toEqual([
    ['api', null],
    ['web', 'web/package-lock.json'],
  ]);
  expect(components[1]?.versionFiles.map(({ path }) => path)).toEqual(['web/package.json', 'web/package-lock.json']);
  expect(version).toBe('1.0.0');
});

test('nothing recognised is said', async () => {
  await using project = await projectOf({ 'readme.md': '' });
  const detected = await detectIn(project.path);
  expect(detected.components).toEqual([]);
  expect(detected.notes[0]).toMatch(/the tag is the version/);
});

test('stops looking when it is told to', async () => {
  await using project = await projectOf({ 'package.json': {} });
  await expect(detectProject({ files: realFiles(), dir: project.path, signal: AbortSignal.abort() })).rejects.toThrow(
    /abort/i,
  );
});
