import fc from 'fast-check';
import { expect, test } from 'vitest';

import { choosePlaces } from '#domain/release/docs/choose.ts';
import { applyPlaces, type NamedVersion, placesApplied, placesNaming } from '#domain/release/docs/places.ts';

const NPM: NamedVersion = {
  file: 'README.md',
  name: '@ana/api',
  repository: 'ana-dev/api',
  current: '1.2.3',
  next: '1.3.0-rc.1',
  scheme: 'semver',
};
const PYTHON: NamedVersion = { ...NPM, name: 'my-pkg', scheme: 'pep440' };

function lines(text: string, options: NamedVersion) {
  return placesNaming(text, options).map(({ kind, sure, after }) => [kind, sure, after]);
}

test.each([
  [
    '![v](https://img.shields.io/badge/version-1.2.3-blue)',
    'badge',
    true,
    '![v](https://img.shields.io/badge/version-1.3.0--rc.1-blue)',
  ],
  [
    '![v](https://img.shields.io/badge/release-v1.2.3-blue.svg)',
    'badge',
    true,
    '![v](https://img.shields.io/badge/release-v1.3.0--rc.1-blue.svg)',
  ],
  [
    '![v](https://img.shields.io/badge/version-0.9.0-blue)',
    'badge',
    true,
    '![v](https://img.shields.io/badge/version-1.3.0--rc.1-blue)',
  ],
  [
    '![v](https://img.shields.io/badge/node-1.2.3-blue)',
    'badge',
    false,
    '![v](https://img.shields.io/badge/node-1.3.0--rc.1-blue)',
  ],
  ['npm install @ana/api@1.2.3', 'install', true, 'npm install @ana/api@1.3.0-rc.1'],
  ['npx @ana/api@1.2.3 --help', 'install', true, 'npx @ana/api@1.3.0-rc.1 --help'],
  ['Pin `@ana/api@1.2.3`.', 'pin', true, 'Pin `@ana/api@1.3.0-rc.1`.'],
  ['npm i @ana/api@^1.2.3', 'range', false, 'npm i @ana/api@^1.3.0-rc.1'],
  ['  "@ana/api": "1.2.3",', 'pin', true, '  "@ana/api": "1.3.0-rc.1",'],
  ['  "@ana/api": "^1.2.3",', 'range', false, '  "@ana/api": "^1.3.0-rc.1",'],
  ['https://unpkg.com/@ana/api@1.2.3/x.js', 'pin', true, 'https://unpkg.com/@ana/api@1.3.0-rc.1/x.js'],
  [
    'https://www.npmjs.com/package/@ana/api/v/1.2.3',
    'url',
    true,
    'https://www.npmjs.com/package/@ana/api/v/1.3.0-rc.1',
  ],
  [
    'https://github.com/ana-dev/api/releases/tag/v1.2.3',
    'url',
    true,
    'https://github.com/ana-dev/api/releases/tag/v1.3.0-rc.1',
  ],
  [
    'https://github.com/ana-dev/api/archive/refs/tags/v1.2.3.tar.gz',
    'url',
    true,
    'https://github.com/ana-dev/api/archive/refs/tags/v1.3.0-rc.1.tar.gz',
  ],
  ['uses: ana-dev/api@v1.2.3', 'url', true, 'uses: ana-dev/api@v1.3.0-rc.1'],
  ['curl -O https://x.org/ana-api-1.2.3.tgz', 'file', true, 'curl -O https://x.org/ana-api-1.3.0-rc.1.tgz'],
  ['docker run ana-dev/api:1.2.3', 'image', true, 'docker run ana-dev/api:1.3.0-rc.1'],
  ['Current version: **1.2.3**', 'mention', false, 'Current version: **1.3.0-rc.1**'],
  ['The release is v1.2.3.', 'mention', false, 'The release is v1.3.0-rc.1.'],
  ['api 1.2.3 <!-- x-release-please-version -->', 'marked', true, 'api 1.3.0-rc.1 <!-- x-release-please-version -->'],
])('%s is %s', (line, kind, sure, after) => {
  const found = lines(`# A\n\n${line}\n`, NPM);
  expect(found).toEqual([[kind, sure, after]]);
});

test.each([
  ['pip install my-pkg==1.2.3', 'install', true, 'pip install my-pkg==1.3.0rc1'],
  ['pip install "my_pkg[cli]==1.2.3"', 'install', true, 'pip install "my_pkg[cli]==1.3.0rc1"'],
  ['My.Pkg == 1.2.3', 'pin', true, 'My.Pkg == 1.3.0rc1'],
  ['my-pkg>=1.2.3', 'range', false, 'my-pkg>=1.3.0rc1'],
  ['my_pkg-1.2.3-py3-none-any.whl', 'file', true, 'my_pkg-1.3.0rc1-py3-none-any.whl'],
  ['https://pypi.org/project/my-pkg/1.2.3/', 'url', true, 'https://pypi.org/project/my-pkg/1.3.0rc1/'],
  ['my-pkg = "1.2.3"', 'pin', true, 'my-pkg = "1.3.0rc1"'],
  ['my-pkg = { version = "1.2.3" }', 'pin', true, 'my-pkg = { version = "1.3.0rc1" }'],
  [
    '![v](https://img.shields.io/badge/pypi-1.2.3-blue)',
    'badge',
    true,
    '![v](https://img.shields.io/badge/pypi-1.3.0rc1-blue)',
  ],
])('%s is %s, as Python spells it', (line, kind, sure, after) => {
  expect(lines(line, PYTHON)).toEqual([[kind, sure, after]]);
});

test('each spelling goes on in its own', () => {
  const options = { ...PYTHON, current: '1.3.0rc1', next: '1.3.0' };
  expect(lines('pip install my-pkg==1.3.0rc1\n\nversion 1.3.0-rc.1\n', { ...options, next: '1.3.0-rc.2' })).toEqual([
    ['install', true, 'pip install my-pkg==1.3.0rc2'],
    ['mention', false, 'version 1.3.0-rc.2'],
  ]);
  expect(lines('![v](https://img.shields.io/badge/version-1.3.0--rc.1-blue)', options)).toEqual([
    ['badge', true, '![v](https://img.shields.io/badge/version-1.3.0-blue)'],
  ]);
});

test.each([
  'Added in 1.2.3.',
  'since v1.2.3',
  '.. versionadded:: 1.2.3',
  'Deprecated since version 1.2.3',
  'Upgrading from 1.2.3',
  '11.2.3, 1.2.30, 1.2.3.4, 0.1.2.3, 1.2.3-beta, 1.2.3+5, x1.2.3, other-1.2.3.tgz',
  'https://img.shields.io/npm/v/api',
])('%s stays', (line) => {
  expect(lines(line, NPM)).toEqual([]);
});

test.each(['other@1.2.3', 'my-other-pkg==1.2.3', '@else/api@1.2.3', 'node:1.2.3'])('%s is not surely ours', (line) => {
  expect(lines(line, NPM).every(([, sure]) => sure === false)).toBe(true);
});

test('only what was chosen changes, with every other byte kept', () => {
  const text = '\uFEFF# A\r\n\r\n```sh\r\nnpm i @ana/api@1.2.3 # @ana/api@1.2.3\r\n```\r\nnow 1.2.3';
  const places = placesNaming(text, NPM);
  expect(places.map(({ line }) => line)).toEqual([4, 4, 6]);
  expect(applyPlaces(text, places)).toBe(text.replaceAll('1.2.3', '1.3.0-rc.1'));
  expect(applyPlaces(text, places.slice(1, 2))).toBe(text.replace('# @ana/api@1.2.3', '# @ana/api@1.3.0-rc.1'));
  expect(applyPlaces(text, [])).toBe(text);
  expect(() => applyPlaces(` ${text}`, places)).toThrow(expect.objectContaining({ code: 'document-changed' }));
});

test('a choice is remembered over releases', () => {
  const text = 'npm i @ana/api@1.2.3\nnow 1.2.3\nnow 1.2.3\nthen 1.2.3\n';
  const first = choosePlaces(placesNaming(text, NPM), {});
  expect(first.take.map(({ line }) => line)).toEqual([1]);
  expect(first.undecided).toHaveLength(4);
  const remembered = { [first.leave[1]?.key ?? '']: true, [first.take[0]?.key ?? '']: false };
  const next = placesNaming(text.replaceAll('1.2.3', '1.3.0'), { ...NPM, current: '1.3.0', next: '1.3.1' });
  const second = choosePlaces(next, remembered);
  expect(second.take.map(({ line }) => line)).toEqual([3]);
  expect(second.leave.map(({ line }) => line)).toEqual([1, 2, 4]);
  expect(second.undecided.map(({ line }) => line)).toEqual([2, 4]);
});

test('after a change nothing names the old version, and the new one is found where the old one was', () => {
  const pieces = fc.constantFrom(
    '@ana/api@1.2.3',
    ' ',
    '\n',
    '`',
    'v1.2.3',
    '"@ana/api": "1.2.3"',
    '```\n',
    'now 1.2.3',
    '1.2.3-x',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const places = placesNaming(text, NPM);
      const after = applyPlaces(text, places);
      expect(placesApplied(after, places)).toBe(true);
      expect(placesApplied(text, places)).toBe(places.length === 0);
      expect(placesNaming(after, NPM)).toEqual([]);
      const back = placesNaming(after, { ...NPM, current: NPM.next, next: NPM.current });
      expect(applyPlaces(after, back)).toBe(text);
    }),
  );
});

test('of a very long line only what is near is told, and its key stays over releases', () => {
  const line = (version: string) =>
    `${'api 1 '.repeat(200)}${`see @ana/api@${version}, `.repeat(3)}${'end '.repeat(200)}`;
  const places = placesNaming(line('1.2.3'), NPM);
  const next = placesNaming(line('10.11.12'), { ...NPM, current: '10.11.12', next: '10.12.0' });
  expect(places).toHaveLength(3);
  expect(new Set(places.map(({ key }) => key)).size).toBe(3);
  expect(places.map(({ key }) => key)).toEqual(next.map(({ key }) => key));
  expect(Math.max(...places.map(({ before }) => before.length))).toBeLessThan(700);
  expect(applyPlaces(line('1.2.3'), places)).toBe(line('1.3.0-rc.1'));
});
