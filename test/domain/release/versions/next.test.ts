import fc from 'fast-check';
import gt from 'semver/functions/gt.js';
import { describe, expect, test } from 'vitest';

import { INCREMENTS, parseBumpOption, type Raise } from '#domain/release/bump/option.ts';
import { type NextOptions, nextVersion } from '#domain/release/versions/next.ts';

import { attempt, refusal } from '../../../support/attempt.ts';
import { version } from '../../../support/versions.ts';

type Row = readonly [current: string | null, bump: Raise | null, options: NextOptions, next: string];

const next = (current: string | null, bump: Raise | null, options: NextOptions): string =>
  nextVersion(current, bump, options);

describe('a release after a release', () => {
  test.each<Row>([
    ['1.2.3', 'patch', {}, '1.2.4'],
    ['1.2.3', 'minor', {}, '1.3.0'],
    ['1.2.3', 'major', {}, '2.0.0'],
    ['0.1.0', 'minor', {}, '0.2.0'],
    ['1.2.3', 'explicit:1.10.0', {}, '1.10.0'],
    ['1.2.3', 'explicit:2.0.0-rc.4', {}, '2.0.0-rc.4'],
    ['1.2.3+build.7', 'patch', {}, '1.2.4'],
    ['1.2.3', 'patch', { build: 'sha.1f0' }, '1.2.4+sha.1f0'],
    ['1.2.3', 'explicit:1.3.0+old', { build: 'new' }, '1.3.0+new'],
    ['1.2.3', 'explicit:1.3.0+kept', {}, '1.3.0+kept'],
  ])('%s and %s with %o is %s', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });
});

describe('prereleases', () => {
  test.each<Row>([
    ['1.0.0', 'minor', { preid: 'rc' }, '1.1.0-rc.0'],
    ['1.0.0', 'minor', { preid: 'rc', base: 1 }, '1.1.0-rc.1'],
    ['1.0.0', 'minor', { preid: '' }, '1.1.0-0'],
    ['1.2.3', 'prerelease', { preid: 'alpha' }, '1.2.4-alpha.0'],
    ['1.2.3', 'premajor', { preid: 'beta' }, '2.0.0-beta.0'],
    ['1.2.3', 'preminor', {}, '1.3.0-0'],
    ['1.2.3-alpha.0', 'prepatch', {}, '1.2.4-0'],
    ['1.2.0-rc', 'prerelease', {}, '1.2.0-rc.0'],
    ['1.2.0-rc1', 'prerelease', {}, '1.2.0-rc1.0'],
    ['1.2.0-4.alpha', 'prerelease', {}, '1.2.0-4.alpha.0'],
    ['1.2.0-x.7.z.92', 'prerelease', {}, '1.2.0-x.7.z.93'],
    ['2.0.0-beta.1', 'prerelease', { preid: 'rc' }, '2.0.0-rc.0'],
    ['1.2.3-alpha.5', 'prerelease', { preid: 'alpha', base: 1 }, '1.2.3-alpha.6'],
  ])('%s and %s with %o is %s', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });

  test.each<Row>([
    ['1.2.0-rc.1', 'patch', { preid: 'rc' }, '1.2.0-rc.2'],
    ['1.2.0-rc.1', 'minor', { preid: 'rc' }, '1.2.0-rc.2'],
    ['1.2.0-rc.1', 'major', { preid: 'rc' }, '2.0.0-rc.0'],
    ['1.2.1-rc.3', 'patch', { preid: 'rc' }, '1.2.1-rc.4'],
    ['1.2.1-rc.3', 'minor', { preid: 'rc' }, '1.3.0-rc.0'],
    ['2.0.0-rc.3', 'major', { preid: 'rc' }, '2.0.0-rc.4'],
    ['1.4.3-abc.0', 'patch', { preid: 'xyz' }, '1.4.3-xyz.0'],
  ])('the line of %s keeps its core unless %s is above it: with %o it is %s', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });

  test.each<Row>([
    ['1.2.0-rc.1', 'minor', {}, '1.2.0'],
    ['1.2.3-alpha.1', 'patch', {}, '1.2.3'],
    ['1.2.0-rc.1', 'major', {}, '2.0.0'],
    ['1.2.0-rc.1', 'release', {}, '1.2.0'],
    ['2.0.0-4', 'release', {}, '2.0.0'],
  ])('the line of %s ends by %s without an identifier (%o): %s', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });

  test.each<Row>([
    [
      '1.0.0',
      'minor',
      { preid: 'rc', taken: ['1.1.0-rc.0', '1.1.0-rc.4', '1.1.0-beta.9', '2.0.0-rc.8'] },
      '1.1.0-rc.5',
    ],
    ['1.4.3-abc.0', 'patch', { preid: 'xyz', taken: ['1.4.3-xyz.0'] }, '1.4.3-xyz.1'],
    [null, 'minor', { preid: 'a', taken: ['0.1.0-b.0', '0.1.0-a.0', '1.0.0-b.0'] }, '0.1.0-a.1'],
    ['1.1.0-rc.1', 'patch', { preid: 'rc', taken: ['not a version', '1.1.0-rc.7+published'] }, '1.1.0-rc.8'],
  ])('%s and %s with %o takes no counter twice: %s', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });
});

describe('a first release', () => {
  test.each<Row>([
    [null, 'minor', {}, '0.1.0'],
    [null, null, {}, '0.1.0'],
    [null, 'major', { unreleased: '1.0.0' }, '1.0.0'],
    [null, 'patch', { unreleased: '0.3.0' }, '0.3.0'],
    [null, 'patch', { unreleased: '0.0.0' }, '0.1.0'],
    [null, null, { unreleased: '0.1.0-alpha.0' }, '0.1.0-alpha.0'],
    [null, 'minor', { unreleased: '1.0.0-dev.3' }, '1.0.0'],
    [null, 'minor', { preid: 'rc' }, '0.1.0-rc.0'],
    [null, 'minor', { preid: 'beta', unreleased: '2.0.0' }, '2.0.0-beta.0'],
    [null, 'explicit:3.0.0', { unreleased: '1.0.0' }, '3.0.0'],
    [null, 'major', { unreleased: '0.3.0', asked: true }, '1.0.0'],
    [null, 'major', { asked: true }, '1.0.0'],
  ])('%s and %s with %o is %s', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });
});

describe('a manifest that is ahead of the release', () => {
  test.each<Row>([
    ['1.2.0', 'minor', { unreleased: '1.3.0' }, '1.3.0'],
    ['1.2.0', 'patch', { unreleased: '1.3.0' }, '1.3.0'],
    ['1.2.0', 'major', { unreleased: '1.3.0' }, '2.0.0'],
    ['1.2.0', 'patch', { unreleased: '1.3.0-dev.0' }, '1.3.0'],
    ['1.2.0', 'patch', { unreleased: '1.3.0', preid: 'rc' }, '1.3.0-rc.0'],
    ['1.2.0', 'patch', { unreleased: '1.3.0', asked: true }, '1.2.1'],
  ])('%s and %s with %o is %s; release-it skips the number after a crash (F9)', (current, bump, options, wanted) => {
    expect(next(current, bump, options)).toBe(wanted);
  });
});

describe('refusals', () => {
  test.each<readonly [string | null, Raise | null, NextOptions, string]>([
    ['1.0.0', 'explicit:0.2.0', {}, 'downgrade'],
    ['1.0.0', 'explicit:1.0.0', {}, 'downgrade'],
    ['1.0.0', 'explicit:1.0.0+other', {}, 'downgrade'],
    ['1.0.0', 'explicit:1.0.0-rc.1', {}, 'downgrade'],
    ['1.2.0-beta.3', 'prerelease', { preid: 'alpha' }, 'downgrade'],
    ['1.0.0', 'release', {}, 'usage'],
    ['1.0.0', 'minor', { preid: 'no spaces' }, 'usage'],
    ['1.0.0', 'minor', { preid: '01' }, 'usage'],
    ['1.0.0', 'minor', { preid: 'a..b' }, 'usage'],
    ['1.0.0', 'minor', { build: 'a+b' }, 'usage'],
    ['1.0.0', null, {}, 'nothing-to-release'],
    ['one', 'minor', {}, 'bad-version'],
    ['1.0.0', 'explicit:two', {}, 'bad-version'],
    [`1.0.${Number.MAX_SAFE_INTEGER}`, 'patch', {}, 'bad-version'],
    [`1.0.0-rc.${Number.MAX_SAFE_INTEGER - 1}`, 'prerelease', {}, 'bad-version'],
  ])('%s and %s with %o: %s', (current, bump, options, code) => {
    expect(refusal(() => next(current, bump, options))).toBe(code);
  });
});

/** A prerelease identifier that sorts before the present one, the end of a line that is none, too big a number. */
const REFUSALS = ['downgrade', 'usage', 'bad-version'];

test('the next version is above the current one and new, whatever is asked', () => {
  const preid = fc.option(fc.constantFrom('', 'alpha', 'beta', 'rc', 'rc.1', '0', '7'), { nil: null });
  const property = fc.property(
    version(),
    fc.constantFrom(...INCREMENTS),
    preid,
    fc.array(version()),
    fc.option(version(), { nil: null }),
    (current, bump, id, taken, unreleased) => {
      const tried = attempt(() => nextVersion(current, bump, { preid: id, taken, unreleased }));
      if ('code' in tried) return REFUSALS.includes(tried.code);
      return gt(tried.answer, current);
    },
  );
  expect(() => fc.assert(property)).not.toThrow();
});

test('a counter that the program chose is new', () => {
  const property = fc.property(
    version(),
    fc.constantFrom('major', 'minor', 'patch', 'prerelease'),
    fc.array(fc.nat({ max: 9 })),
    (current, bump, counters) => {
      const core = nextVersion(current.split(/[-+]/)[0] ?? '', bump === 'prerelease' ? 'patch' : bump);
      const taken = counters.map((counter) => `${core}-zz.${counter}`);
      return !taken.includes(nextVersion(current.split(/[-+]/)[0] ?? '', bump, { preid: 'zz', taken }));
    },
  );
  expect(() => fc.assert(property)).not.toThrow();
});

test('what --bump reads is what it names', () => {
  expect(nextVersion('1.0.0', parseBumpOption('v1.4.0'))).toBe('1.4.0');
});
