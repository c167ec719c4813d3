import { expect, test } from 'vitest';

import { editVersion, readVersion } from '#domain/release/edits/edit.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';

const MANIFEST: VersionFile = {
  path: 'package.json',
  format: 'json',
  scheme: 'semver',
  places: [{ at: ['version'], role: 'version' }],
};
const LOCK: VersionFile = {
  path: 'package-lock.json',
  format: 'json',
  scheme: 'semver',
  places: [
    { at: ['version'], role: 'version', optional: true },
    { at: ['packages', '', 'version'], role: 'version', optional: true },
  ],
};

const KEPT: Readonly<Record<string, string>> = {
  'two spaces': '{\n  "name": "a",\n  "version": "1.2.3",\n  "x": [1, 2]\n}\n',
  tabs: '{\n\t"version":\t"1.2.3"\n}\n',
  CRLF: '{\r\n    "version": "1.2.3"\r\n}\r\n',
  'a byte order mark': '\u{FEFF}{"version": "1.2.3"}',
  'no final newline': '{"version": "1.2.3"}',
  'one line and odd spaces': '{ "version" : "1.2.3","files":[ ] }',
  'the version last': '{"name":"a","description":"version\\": \\"1.2.3","version":"1.2.3"}',
  'deeper keys of that name': '{"volta":{"version":"1.2.3"},"version":"1.2.3","a":{"version":"1.2.3"}}',
  'keys that are numbers': '{"version":"1.2.3","2":1,"1":2}',
  'other writing': '{"version":"1.2.3","name":"gr\\u00fcn 🎉","x":1.0,"y":1e3}',
};

test.each(Object.entries(KEPT))('keeps every other byte: %s', async (_, text) => {
  const { text: edited } = await editVersion(MANIFEST, text, '2.0.0-rc.1');
  const at = edited.indexOf('2.0.0-rc.1');
  expect(edited.slice(0, at)).toBe(text.slice(0, at));
  expect(edited.slice(at).replace('2.0.0-rc.1', '1.2.3')).toBe(text.slice(at));
  expect(JSON.parse(edited.replace('\u{FEFF}', ''))).toMatchObject({ version: '2.0.0-rc.1' });
  expect(await readVersion(MANIFEST, edited)).toBe('2.0.0-rc.1');
});

test('tells the lines that change', async () => {
  const text = '{\r\n  "name": "a",\r\n  "version": "1.2.3"\r\n}\r\n';
  expect((await editVersion(MANIFEST, text, '1.3.0')).changed).toEqual([
    { line: 3, before: '  "version": "1.2.3"', after: '  "version": "1.3.0"' },
  ]);
  expect(await editVersion(MANIFEST, text, '1.2.3')).toEqual({ text, changed: [], unmet: [] });
});

test('tells of a very long line only what is around the change', async () => {
  const text = `{"a":"${'x'.repeat(5000)}","version":"1.2.3","b":"${'y'.repeat(5000)}"}`;
  const [line] = (await editVersion(MANIFEST, text, '1.3.0')).changed;
  expect(line?.before.length).toBeLessThan(300);
  expect(line?.after).toMatch(/^…x+","version":"1\.3\.0","b":"y+…$/);
});

test('sets both places of a lock file, and the one of an old', async () => {
  const lock = (version: string) =>
    `{\n  "version": "${version}",\n  "lockfileVersion": 3,\n  "packages": {\n    "": { "version": "${version}" },\n    "node_modules/b": { "version": "1.2.3" }\n  }\n}\n`;
  const edited = await editVersion(LOCK, lock('1.2.3'), '1.3.0');
  expect(edited.text).toBe(lock('1.3.0'));
  expect(edited.changed.map(({ line }) => line)).toEqual([2, 5]);
  expect((await editVersion(LOCK, '{"version":"1.2.3","lockfileVersion":1}', '1.3.0')).changed).toHaveLength(1);
  expect((await editVersion(LOCK, '{"lockfileVersion":3}', '1.3.0')).changed).toEqual([]);
});

test('moves ranges of dependents in the way they are written', async () => {
  const file: VersionFile = {
    ...MANIFEST,
    places: ['a', 'b', 'c', 'd'].map((name) => ({ at: ['dependencies', name], role: 'range' as const })),
  };
  const text = '{"dependencies":{"a":"^1.2.3","b":"workspace:~1.2.3","c":"workspace:*","d":">=1 <3"}}';
  const edited = await editVersion(file, text, '2.0.0');
  expect(edited.text).toBe('{"dependencies":{"a":"^2.0.0","b":"workspace:~2.0.0","c":"workspace:*","d":">=1 <3"}}');
  expect(edited.unmet).toEqual([]);
  expect((await editVersion(file, text, '3.0.0')).unmet).toEqual([{ line: 1, range: '>=1 <3' }]);
});

test.each([
  ['{\n  "name": "a",\n  "version": "1.2.3",\n}\n', 'version-file-invalid', 'package.json:4'],
  ['{\n  // why\n  "version": "1.2.3"\n}\n', 'version-file-invalid', 'package.json:2'],
  ['', 'version-file-invalid', 'package.json'],
  ['{"name":"a"}', 'version-missing', 'package.json: there is no version'],
  ['[]', 'version-missing', 'package.json'],
  ['{\n"version": 1\n}', 'version-computed', 'package.json:2'],
  ['{\n"version":"1.2.3",\n"version":"1.2.4"}', 'version-ambiguous', 'lines 2 and 3'],
  ['<<<<<<< HEAD\n{"version":"1.2.3"}', 'version-file-invalid', 'package.json:1'],
])('refuses %j', async (text, code, told) => {
  await expect(editVersion(MANIFEST, text, '2.0.0')).rejects.toMatchObject({
    code,
    exit: 'refused',
    message: expect.stringContaining(told) as string,
  });
});

test.each(['', '1.0.0"', '1.0.0\n', 'v1.0.0', '1.0.0 x', '^1.0.0'])('refuses to write %j', async (next) => {
  await expect(editVersion(MANIFEST, '{"version":"1.2.3"}', next)).rejects.toMatchObject({ code: 'version-unusable' });
});

test('says which places of a lock file do not agree', async () => {
  const text = '{\n"version":"1.2.3",\n"packages":{"":{"version":"1.2.4"}}}';
  await expect(readVersion(LOCK, text)).rejects.toMatchObject({
    code: 'version-differs',
    message: 'package-lock.json: version in line 2 is 1.2.3, but packages[""].version in line 3 is 1.2.4.',
  });
});
