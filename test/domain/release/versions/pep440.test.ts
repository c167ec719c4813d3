import { valid } from '@renovatebot/pep440';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fromPep440, toPep440 } from '#domain/release/versions/pep440.ts';

import { refusal } from '../../../support/attempt.ts';

const PAIRS = [
  ['1.2.0', '1.2.0'],
  ['1.2.0-rc.1', '1.2.0rc1'],
  ['1.2.0-alpha.0', '1.2.0a0'],
  ['1.2.0-beta.12', '1.2.0b12'],
  ['1.2.0-dev.3', '1.2.0.dev3'],
  ['1.2.0+post.1', '1.2.0.post1'],
  ['1.2.0+sha.1f', '1.2.0+sha.1f'],
  ['1.2.0+1e5', '1.2.0+1e5'],
  ['1.2.0-rc.1+local', '1.2.0rc1+local'],
  ['1.2.0+post.1.local', '1.2.0.post1+local'],
] as const;

test.each(PAIRS)('%s is %s and back', (semver, python) => {
  expect(toPep440(semver)).toBe(python);
  expect(fromPep440(python)).toBe(semver);
});

describe('other spellings', () => {
  test.each([
    ['1.2.0-a.1', '1.2.0a1'],
    ['1.2.0-b.1', '1.2.0b1'],
    ['1.2.0-c.1', '1.2.0rc1'],
    ['1.2.0-rc', '1.2.0rc0'],
  ])('%s is %s', (semver, python) => {
    expect(toPep440(semver)).toBe(python);
  });

  test.each([
    ['v1.2', '1.2.0'],
    ['1', '1.0.0'],
    ['1.2.0.0', '1.2.0'],
    ['2026.01.05', '2026.1.5'],
    ['1.2.0-ALPHA1', '1.2.0-alpha.1'],
    ['1.2.0.preview_4', '1.2.0-rc.4'],
    ['1.2.0c2', '1.2.0-rc.2'],
    ['1.2.0-3', '1.2.0+post.3'],
    ['1.2.0.rev3', '1.2.0+post.3'],
    ['1.2.0dev', '1.2.0-dev.0'],
    ['1.2.0+Ubuntu_7-01', '1.2.0+ubuntu.7.1'],
    [' 1.2.0\n', '1.2.0'],
  ])('%o is %s', (python, semver) => {
    expect(fromPep440(python)).toBe(semver);
  });
});

describe('what has no counterpart', () => {
  test.each([
    '1.2',
    '1.2.0-nightly.1',
    '1.2.0-1',
    '1.2.0-rc.1.2',
    '1.2.0-alpha.1.dev.2',
    '1.2.0-rc1',
    '1.2.0+A',
    '1.2.0+a-b',
    '1.2.0+007',
    '1.2.0-rc.1+post.1',
    '1.2.0+post',
    'x',
  ])('%s in Python', (semver) => {
    expect(refusal(() => toPep440(semver))).toBe('no-pep440');
  });

  test.each([
    '1!2.0.0',
    '1.2.3.4',
    '1.2.0rc1.dev2',
    '1.2.0rc1.post2',
    '1.2.0.post1.dev2',
    '1.2.0+post.1',
    '1.2.0+post',
    '9007199254740993.0',
    '1.0.0-beta.x',
    '',
    'x',
  ])('%o among semantic versions', (python) => {
    expect(refusal(() => fromPep440(python))).toBe('no-semver');
  });
});

const NUMBER = fc.nat({ max: 30 });
const CORE = fc.tuple(NUMBER, NUMBER, NUMBER).map((numbers) => numbers.join('.'));
const PRE = fc.tuple(fc.constantFrom('alpha', 'beta', 'rc'), NUMBER).map(([word, n]) => `-${word}.${n}`);
const BUILD = fc.constantFrom('', '', '+5', '+sha.1f0', '+build.12');
const SEMVER = fc.oneof(
  fc
    .tuple(
      CORE,
      fc.oneof(
        fc.constant(''),
        PRE,
        NUMBER.map((n) => `-dev.${n}`),
      ),
      BUILD,
    )
    .map((parts) => parts.join('')),
  fc.tuple(CORE, NUMBER, fc.constantFrom('', '.x')).map(([core, n, rest]) => `${core}+post.${n}${rest}`),
);

test('there and back is the same version', () => {
  const property = fc.property(
    SEMVER,
    (semver) => fromPep440(toPep440(semver)) === semver && valid(toPep440(semver)) !== null,
  );
  expect(() => fc.assert(property)).not.toThrow();
});

test('takes any text', () => {
  const known = new Set([null, 'no-semver', 'no-pep440']);
  const property = fc.property(
    fc.string(),
    (text) => known.has(refusal(() => fromPep440(text))) && known.has(refusal(() => toPep440(text))),
  );
  expect(() => fc.assert(property)).not.toThrow();
});
