import { expect, test } from 'vitest';

import { parseConfig } from '#domain/git/config.ts';

const config = parseConfig(
  [
    'user.name\nana',
    'core.hookspath\nhooks\nwith a line end',
    'remote.Origin.url\none',
    'remote.Origin.url\ntwo',
    'branch.a.b.c.merge\nrefs/heads/x',
    'commit.gpgsign',
    'empty.value\n',
    '',
  ].join('\0'),
);

test('the last value counts, and every one can be had', () => {
  expect(config.get('remote.Origin.url')).toBe('two');
  expect(config.all('remote.Origin.url')).toEqual(['one', 'two']);
});

test('section and name may have any case, the middle part may not', () => {
  expect(config.get('User.NAME')).toBe('ana');
  expect(config.get('REMOTE.Origin.URL')).toBe('two');
  expect(config.get('remote.origin.url')).toBeNull();
  expect(config.get('branch.a.b.c.merge')).toBe('refs/heads/x');
});

test('values keep their line ends', () => {
  expect(config.get('core.hooksPath')).toBe('hooks\nwith a line end');
});

test.each([
  ['true', true],
  ['Yes', true],
  ['on', true],
  ['1', true],
  ['2k', true],
  ['false', false],
  ['NO', false],
  ['off', false],
  ['0', false],
  ['', false],
  ['perhaps', null],
])('%o is %s', (value, flag) => {
  expect(parseConfig(`a.b\n${value}\0`).flag('a.b')).toBe(flag);
});

test('a key without a value is true, a key that is not set is nothing', () => {
  expect(config.flag('commit.gpgSign')).toBe(true);
  expect(config.flag('tag.gpgSign')).toBeNull();
  expect(config.get('empty.value')).toBe('');
});
