import { describe, expect, test } from 'vitest';

import { highestTag, tagName, tagPrefix, versionIn } from '#domain/release/versions/tags.ts';

import { refusal } from '../../../support/attempt.ts';

describe('the prefix of the tags', () => {
  test.each<readonly [string, readonly string[], string | null, string, readonly string[]]>([
    ['v', ['v1.0.0', 'v1.1.0'], null, 'v', []],
    ['none', ['1.0.0', '1.1.0'], null, '', []],
    ['v for a project without tags', [], null, 'v', []],
    ['v when no tag is a version', ['release', 'latest', 'v2'], null, 'v', []],
    ['the commoner one of two', ['v1.0.0', 'v1.1.0', '2.0.0'], null, 'v', ['']],
    ['that of the highest version when both are as common', ['v1.0.0', '2.0.0'], null, '', ['v']],
    ['the only other one there is', ['release-1.0.0', 'release-1.1.0', 'nightly'], null, 'release-', []],
    ['one with a folder in it', ['rocket/rocket-v4.0.0-rc.1'], null, 'rocket/rocket-v', []],
    ['v when there are several others, those of packages', ['a@1.0.0', 'b@1.0.0'], null, 'v', ['a@', 'b@']],
    ['v even when most tags are of packages', ['v1.0.0', 'a@1.0.0', 'a@1.1.0'], null, 'v', []],
    ['that of the package', ['v1.0.0', 'pkg@1.0.0', 'other@2.0.0', 'other@2.1.0'], 'pkg', 'pkg@', []],
    ['that of a package with a scope', ['@me/pkg@1.0.0'], '@me/pkg', '@me/pkg@', []],
    ['the short one of a package with a scope', ['pkg-v1.0.0', 'pkg-v1.1.0'], '@me/pkg', 'pkg-v', []],
    ['that of a folder, as go writes it', ['pkg/v1.0.0'], 'pkg', 'pkg/v', []],
    ['the usual one of a package without tags', ['v9.0.0'], '@me/pkg', '@me/pkg@', []],
    ['not that of a package whose name begins the same', ['pkg-extra@1.0.0'], 'pkg', 'pkg@', []],
  ])('is %s', (_name, tags, name, prefix, others) => {
    expect(tagPrefix(tags, { package: name })).toEqual({ prefix, others });
  });
});

test.each([
  ['v1.2.0', 'v', '1.2.0'],
  ['v1.2.0-rc.1+5', 'v', '1.2.0-rc.1+5'],
  ['1.2.0', '', '1.2.0'],
  ['v1.2.0', '', null],
  ['1.2.0', 'v', null],
  ['vv1.2.0', 'v', null],
  ['v1.2', 'v', null],
  ['v01.2.0', 'v', null],
  ['pkg@1.2.0', 'pkg@', '1.2.0'],
  ['pkg@v1.2.0', 'pkg@', null],
])('%s with the prefix %o is version %s', (tag, prefix, version) => {
  expect(versionIn(tag, prefix)).toBe(version);
});

test('the highest tag is the highest version, not the last name', () => {
  expect(highestTag(['v1.9.0', 'v1.10.0', 'v1.10.0-rc.1', '2.0.0', 'v3'], 'v')).toBe('v1.10.0');
  expect(highestTag(['1.0.0'], 'v')).toBeNull();
});

test('git has to take the name of a tag', () => {
  expect(tagName('v', '1.2.0+build.5')).toBe('v1.2.0+build.5');
  expect(tagName('@me/pkg@', '1.2.0')).toBe('@me/pkg@1.2.0');
  expect(refusal(() => tagName('my tag ', '1.2.0'))).toBe('bad-tag');
  expect(refusal(() => tagName('v', '1.2.0.lock'))).toBe('bad-tag');
});

test('the style a person asked for holds as soon as one tag has it', () => {
  const tags = ['v1.0.0', 'v1.1.0', 'rel-1.2.0'];
  expect(tagPrefix(tags, { asked: 'rel-' })).toEqual({ prefix: 'rel-', others: ['v'] });
  expect(tagPrefix(tags.slice(0, 2), { asked: 'rel-' })).toEqual({ prefix: 'v', others: [] });
  expect(tagPrefix([], { asked: 'rel-' }).prefix).toBe('rel-');
});
