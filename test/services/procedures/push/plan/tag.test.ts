import { expect, test } from 'vitest';

import type { Sight } from '#services/procedures/push/plan/sight.ts';
import { askedPrefix, tagOf } from '#services/procedures/push/plan/tag.ts';
import { versionFindings } from '#services/procedures/push/plan/version-findings.ts';

/** As much of a sight as these rules look at. */
const sight = (part: unknown): Sight => part as Sight;

type Asked = {
  readonly value: string;
  readonly from: 'default' | 'detected' | 'configuration';
  readonly prefix?: string;
  readonly packageName?: string;
};

const tag = ({ value, from, prefix = 'v', packageName }: Asked) =>
  tagOf(
    sight({
      profile: { tag: { value, reason: { from, why: '' } } },
      detected: { components: [{ name: '@ana/api' }] },
      choices: { packageName: packageName ?? null },
      facts: { prefix, top: '/srv/shop' },
    }),
    '1.2.0',
  );

test.each<[Asked, string]>([
  [{ value: 'v{version}', from: 'default' }, 'v1.2.0'],
  [{ value: 'v{version}', from: 'default', prefix: '' }, '1.2.0'],
  [{ value: 'release-{version}', from: 'configuration' }, 'release-1.2.0'],
  [{ value: '{version}', from: 'detected' }, '1.2.0'],
  [{ value: '{name}@{version}', from: 'configuration' }, '@ana/api@1.2.0'],
  [{ value: '{name}@{version}', from: 'configuration', packageName: 'b' }, 'b@1.2.0'],
  [{ value: 'release-{version}', from: 'configuration', packageName: 'b', prefix: 'b@' }, 'b@1.2.0'],
])('%j is tagged %s', (asked, expected) => {
  expect(tag(asked)).toBe(expected);
});

test.each([
  ['rel-{version}', null, 'rel-'],
  ['{version}', null, ''],
  ['{name}@{version}', 'b', 'b@'],
  ['{name}@{version}', null, null],
  ['rel-{version}', 'b', null],
  ['{version}-final', null, null],
  [undefined, null, null],
])('tags asked for as %s, of the package %s, begin with %s', (asked, packageName, prefix) => {
  expect(askedPrefix([{ from: 'configuration', where: '', settings: { tag: asked } }], packageName)).toBe(prefix);
});

const STANDING = { refusal: null, notes: [], prefix: 'v' };

test('what was found is told with its reasons, a problem of the version blocks and is told once', () => {
  const seen = sight({
    detected: {
      components: [
        {
          name: 'api',
          ecosystem: 'setuptools',
          reasons: ['setuptools, because of setup.py'],
          warnings: ['it is computed', 'two lock files'],
        },
      ],
      notes: [],
    },
    declared: { problems: [{ id: 'version-unknown', text: 'it is computed', hint: 'name it' }] },
    profile: { versionFiles: { value: [] } },
    facts: { tags: [] },
  });
  expect(versionFindings(seen, STANDING, '1.0.0', 'v1.0.0').map(({ id, level, text }) => [id, level, text])).toEqual([
    ['component-1', 'ok', 'api: setuptools, because of setup.py'],
    ['version-unknown', 'blocked', 'it is computed'],
    ['note-1', 'warning', 'two lock files'],
  ]);
});

test('a tag in another style than those so far is told', () => {
  const seen = sight({
    detected: { components: [], notes: [] },
    declared: { problems: [] },
    profile: { versionFiles: { value: [] } },
    facts: { tags: [{ name: 'v1.1.0' }] },
  });
  expect(versionFindings(seen, STANDING, '1.2.0', 'v1.2.0')).toEqual([]);
  expect(versionFindings(seen, STANDING, '1.2.0', 'release-1.2.0')).toMatchObject([
    { level: 'warning', text: 'the tag would be release-1.2.0, but tags so far are like v1.1.0' },
  ]);
});

test('a version that Python cannot spell is refused before anything is written', () => {
  const seen = (scheme: string) =>
    sight({
      detected: { components: [], notes: [] },
      declared: { problems: [] },
      profile: { versionFiles: { value: [{ path: 'pyproject.toml', scheme }] } },
      facts: { tags: [] },
    });
  const told = (scheme: string, next: string) =>
    versionFindings(seen(scheme), STANDING, next, `v${next}`).map(({ level }) => level);
  expect(told('pep440', '1.2.4-0')).toEqual(['blocked']);
  expect(told('pep440', '1.2.4-rc.1')).toEqual([]);
  expect(told('semver', '1.2.4-0')).toEqual([]);
});

test.each([
  ['example.org/tool', '1.9.0', null],
  ['example.org/tool', '2.0.0', 'example.org/tool/v2'],
  ['example.org/tool/v2', '2.1.0', null],
  ['example.org/tool/v2', '3.0.0-rc.1', 'example.org/tool/v3'],
  ['example.org/tool/v2', '1.9.1', 'example.org/tool'],
  ['gopkg.in/tool.v2', '2.1.0', null],
])('a go module %s can be released as %s, or is told what it has to be called', (name, next, path) => {
  const seen = sight({
    detected: { components: [{ ecosystem: 'go', name, reasons: [], warnings: [] }], notes: [] },
    declared: { problems: [] },
    profile: { versionFiles: { value: [] } },
    facts: { tags: [] },
  });
  const blocked = versionFindings(seen, STANDING, next, `v${next}`).filter(({ level }) => level === 'blocked');
  expect(blocked.map(({ id, hint }) => [id, hint?.includes(`say ${path},`)])).toEqual(
    path === null ? [] : [['go-major', true]],
  );
});
