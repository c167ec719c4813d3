import { expect, test } from 'vitest';

import { editVersion, readVersion } from '#domain/release/edits/edit.ts';
import { nextRange } from '#domain/release/edits/range.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';

const VERSION: VersionFile = {
  path: 'VERSION',
  format: 'plain',
  scheme: 'semver',
  places: [{ at: [], role: 'version' }],
};
const CHART: VersionFile = {
  path: 'Chart.yaml',
  format: 'yaml',
  scheme: 'semver',
  places: [{ at: ['version'], role: 'version' }],
};
const HATCH: VersionFile = {
  path: 'src/a/__about__.py',
  format: 'pattern',
  scheme: 'pep440',
  places: [{ at: [], role: 'version' }],
  pattern: String.raw`(?i)^(__version__|VERSION)(?: ?\: ?str)? *= *(['"])v?(?P<version>.+?)\2`,
};

test.each([
  [VERSION, '@\n'],
  [VERSION, 'v@\r\n'],
  [VERSION, '\u{FEFF}@'],
  [VERSION, '\n\t@  \n\n'],
  [VERSION, '@\nreleased on a Friday\n'],
  [CHART, 'apiVersion: v2\nversion: @ # of the chart\nappVersion: 1.2.3\n'],
  [CHART, 'name: a\r\nversion: "@"\r\ndependencies:\r\n  - name: b\r\n    version: 1.2.3\r\n'],
  [CHART, "version:\t'@'"],
  [CHART, '\u{FEFF}version: @\n'],
  [CHART, '---\n"version" : @\ndescription: |\n  version: 1.2.3\n...\n'],
  [CHART, '{ name: a, version: @, x: [1, 2] }\n'],
  [CHART, 'version: &it @\n'],
  [HATCH, '# x\n__version__ = "@"\n'],
  [HATCH, "VERSION: str = 'v@'\r\n"],
])('keeps every other byte: %j %j', async (file, text) => {
  const { text: edited } = await editVersion(file, text.replace('@', '1.2.3'), '1.3.0');
  expect(edited).toBe(text.replace('@', '1.3.0'));
  expect(await readVersion(file, edited)).toBe('1.3.0');
});

test('quotes what YAML would take for a number', async () => {
  expect((await editVersion(CHART, 'version: 1.2.3\n', '1.10')).text).toBe('version: "1.10"\n');
});

test('names an entry of a list', async () => {
  const file: VersionFile = { ...CHART, places: [{ at: ['dependencies', { name: 'b' }, 'version'], role: 'range' }] };
  const text = 'dependencies:\n  - name: a\n    version: 1.0.0\n  - name: b\n    version: ~1.2.3\n';
  expect((await editVersion(file, text, '1.3.0')).text).toBe(text.replace('~1.2.3', '~1.3.0'));
});

test.each([
  [VERSION, '', 'version-file-invalid'],
  [VERSION, '# version\n1.2.3\n', 'version-file-invalid'],
  [CHART, 'version: 1.2.3\nversion: 1.2.3\n', 'version-file-invalid'],
  [CHART, 'version: [\n', 'version-file-invalid'],
  [CHART, 'version: 1.2.3\nappVersion: *nothing\n', 'version-file-invalid'],
  [CHART, 'a: &v 1.2.3\nversion: *v\n', 'version-computed'],
  [CHART, 'version: >\n  1.2.3\n', 'version-computed'],
  [CHART, 'name: a\n', 'version-missing'],
  [CHART, 'version: &v 1.2.3\nappVersion: *v\n', 'version-edit'],
  [HATCH, '__version__ = "1.2.3"\nVERSION = "1.2.3"\n', 'version-ambiguous'],
  [HATCH, 'x = 1\n', 'version-missing'],
  [{ ...HATCH, pattern: '(' }, 'x = 1\n', 'version-pattern'],
])('refuses %j %j', async (file, text, code) => {
  await expect(editVersion(file, text, '2.0.0')).rejects.toMatchObject({ code });
});

test.each([
  ['^1.2.3', '2.0.0', '^2.0.0'],
  ['~1.2', '2.3.4', '~2.3'],
  ['1.x', '2.3.4', '2.x'],
  ['1.2.3', '1.3.0', '1.3.0'],
  ['>=1.2.3', '1.3.0', '>=1.3.0'],
  ['v1.2.3', '1.3.0', 'v1.3.0'],
  ['^1', '2.0.0-rc.1', '^2.0.0-rc.1'],
  ['^2.0.0-rc.1', '2.0.0', '^2.0.0'],
  ['npm:@s/a@^1.2.3', '1.3.0', 'npm:@s/a@^1.3.0'],
  ['workspace:1.2.3', '1.3.0', 'workspace:1.3.0'],
  ['*', '2.0.0', null],
  ['latest', '2.0.0', null],
  ['workspace:^', '2.0.0', null],
  ['>=1 <3', '2.0.0', null],
  ['1.2.3 || 2.0.0', '3.0.0', null],
  ['file:../a', '2.0.0', null],
])('moves %s with %s to %s', (range, next, expected) => {
  expect(nextRange(range, next)).toBe(expected);
});
