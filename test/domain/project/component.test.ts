import { parse } from 'smol-toml';
import { expect, test } from 'vitest';

import { componentOf } from '#domain/project/component.ts';
import type { ComponentType } from '#domain/project/manifest.ts';
import { versionOf } from '#domain/project/version.ts';

const of = (type: ComponentType, content: unknown, folder = '') => componentOf({ type, folder, content });

test.each([
  ['npm', { name: '@ana/api', version: '1.2.3' }, '@ana/api', '1.2.3'],
  ['npm', { name: 'site', private: true }, 'site', null],
  ['npm', { name: 7, version: ['1'] }, null, null],
  ['npm', null, null, null],
  ['npm', ['version'], null, null],
  ['pyproject', parse('[project]\nname = "api"\nversion = "2.0.0rc1"'), 'api', '2.0.0rc1'],
  ['pyproject', parse('[project]\nname = "api"\ndynamic = ["version"]'), 'api', null],
  ['pyproject', parse('[tool.poetry]\nname = "old"\nversion = "0.9"'), 'old', '0.9'],
  ['cargo', parse('[package]\nname = "fast"\nversion = "0.3.1"'), 'fast', '0.3.1'],
  [
    'cargo',
    parse('[package]\nname = "fast"\nversion.workspace = true\n[workspace.package]\nversion = "4.0.0"'),
    'fast',
    '4.0.0',
  ],
  ['go', '// comment\nmodule example.org/tool/v2\n\ngo 1.24\n', 'example.org/tool/v2', null],
  ['go', '', null, null],
] as const)('%s manifest %j is read', (type, content, name, version) => {
  expect(of(type, content)).toEqual({ type, folder: '', name, version, problem: null });
});

test('a manifest that could not be parsed is still a component', () => {
  expect(componentOf({ type: 'npm', folder: 'web', problem: 'package.json: bad' })).toEqual({
    type: 'npm',
    folder: 'web',
    name: null,
    version: null,
    problem: 'package.json: bad',
  });
});

test('the first manifest of the project itself that carries a version decides', () => {
  const inside = of('npm', { version: '9.9.9' }, 'packages/a');
  const silent = of('npm', { private: true });
  const python = of('pyproject', { project: { version: '1.0.0' } });
  expect(versionOf([inside, silent, python], '0.1.0')).toEqual({ version: '1.0.0', from: 'pyproject.toml' });
});

test.each([
  ['v1.2.3\n', '1.2.3'],
  [' 4.5 released in spring', '4.5'],
  ['see git', null],
  ['', null],
  [null, null],
])('a VERSION file %j says %s', (written, version) => {
  expect(versionOf([], written)).toEqual(version === null ? null : { version, from: 'VERSION' });
});
