import { expect, test } from 'vitest';

import { type PublishedFacts, rollbackOptions, versionBefore } from '#domain/release/publish/rollback-options.ts';

const NPM: PublishedFacts = {
  kind: 'npm',
  host: 'registry.npmjs.org',
  name: '@ana/api',
  version: '1.2.0',
  versions: ['1.0.0', '1.1.0', '1.2.0', '2.0.0-rc.1'],
  distTags: { latest: '1.2.0', old: '1.0.0' },
  ageMs: 3_600_000,
};
const summary = (facts: PublishedFacts) => rollbackOptions(facts).map(({ id, possible }) => `${id}: ${possible}`);
const found = (facts: PublishedFacts, id: string) => rollbackOptions(facts).find((option) => option.id === id);

test('npm: the tag back first, then a warning, a removal, and always a fix', () => {
  expect(summary(NPM)).toEqual(['dist-tag-back: yes', 'deprecate: yes', 'unpublish: yes', 'publish-fix: yes']);
  expect(found(NPM, 'dist-tag-back')).toMatchObject({
    reversible: true,
    commands: [{ file: 'npm', args: ['dist-tag', 'add', '@ana/api@1.1.0', 'latest'] }],
  });
  expect(found(NPM, 'unpublish')).toMatchObject({ reversible: false });
});

test('npm: what has passed is not offered', () => {
  expect(found({ ...NPM, ageMs: 73 * 3_600_000 }, 'unpublish')).toMatchObject({ possible: 'no', commands: [] });
  expect(found({ ...NPM, ageMs: null }, 'unpublish')?.why).toContain('Only within 72 h');
  expect(found({ ...NPM, host: 'r.example' }, 'unpublish')?.why).toContain('r.example decides');
  expect(found({ ...NPM, distTags: { latest: '1.1.0' } }, 'dist-tag-back')).toMatchObject({ possible: 'no' });
  const first = { ...NPM, versions: ['1.2.0'] };
  expect(found(first, 'dist-tag-back')).toMatchObject({ possible: 'no' });
  expect(found(first, 'unpublish')?.why).toContain('the only version');
});

test.each([
  ['1.2.0', ['1.1.0', '1.10.0', '1.2.0', '1.2.0-rc.1', '0.9.0'], '1.1.0'],
  ['1.2.0', ['1.2.0-rc.1', '1.2.0'], null],
  ['1.0.0-beta.2', ['1.0.0-beta.1', '1.0.0-beta.2', '0.9.0'], '1.0.0-beta.1'],
  ['1.0.0', ['nonsense', '1.0.0'], null],
])('before %s among %j comes %s', (version, versions, expected) => {
  expect(versionBefore(version, versions)).toBe(expected);
});

test('PyPI: by hand, on its own page; another index has none that is known', () => {
  const facts: PublishedFacts = { kind: 'pypi', host: 'pypi.org', name: 'api', version: '1.2.0', versions: ['1.2.0'] };
  expect(summary(facts)).toEqual(['yank: by-hand', 'delete: by-hand', 'publish-fix: yes']);
  expect(found(facts, 'yank')).toMatchObject({
    url: 'https://pypi.org/manage/project/api/release/1.2.0/',
    reversible: true,
  });
  expect(found({ ...facts, host: 'index.example' }, 'yank')).toMatchObject({ url: null });
});

test('GitHub, crates and Go', () => {
  const facts: PublishedFacts = {
    kind: 'github',
    host: 'github.com',
    name: 'ana/api',
    version: 'v1.2.0',
    versions: [],
  };
  expect(summary(facts)).toEqual(['mark: by-hand', 'delete: by-hand', 'publish-fix: yes']);
  expect(found({ ...facts, immutable: true }, 'delete')).toMatchObject({ possible: 'no' });
  expect(found({ ...facts, kind: 'crates', name: 'api', version: '1.2.0' }, 'yank')?.commands).toEqual([
    { file: 'cargo', args: ['yank', '--version', '1.2.0', 'api'] },
  ]);
  expect(found({ ...facts, kind: 'go' }, 'retract')?.why).toContain('retract v1.2.0');
});
