import { expect, test } from 'vitest';

import { matchVersion } from '#domain/release/publish/compare-version.ts';
import { compareDigests } from '#domain/release/publish/digest.ts';

test.each([
  [['sha512-a=='], ['sha512-a=='], 'same'],
  [['sha512-a=='], ['sha512-a?x=1'], 'same'],
  [['sha512-a', 'sha1-x'], ['sha512-b', 'sha1-x'], 'different'],
  [['sha512-a', 'sha1-x'], ['sha1-x'], 'same'],
  [['sha512-a'], ['sha512-b', 'sha512-a'], 'same'],
  [['sha512-a'], ['sha256-a'], 'unknown'],
  [['sha512-a'], [], 'unknown'],
] as const)('%j and %j are %s', (ours, theirs, expected) => {
  expect(compareDigests(ours, theirs)).toBe(expected);
  expect(compareDigests(theirs, ours)).toBe(expected);
});

const file = (name: string, sum: string) => ({ name, digests: [`sha256-${sum}`] });
const present = (...files: ReturnType<typeof file>[]) => ({ state: 'present', files }) as const;
const ours = [file('a.whl', '1'), file('a.tar.gz', '2')];

test.each([
  ['npm', { state: 'absent' } as const, [file('x', '1')], { state: 'absent' }],
  ['npm', { state: 'removed' } as const, [file('x', '1')], { state: 'removed' }],
  ['npm', present(file('api-1.0.0.tgz', '1')), [file('ana-api-1.0.0.tgz', '1')], { state: 'ours' }],
  ['npm', present(file('x', '9')), [file('x', '1')], { state: 'other', names: ['x'] }],
  ['npm', present({ name: 'x', digests: [] }), [file('x', '1')], { state: 'unclear' }],
  ['pypi', present(...ours), ours, { state: 'ours' }],
  ['pypi', present(file('a.whl', '1'), file('b.whl', '7')), ours, { state: 'partly', missing: ['a.tar.gz'] }],
  ['pypi', present(file('b.whl', '7')), ours, { state: 'absent' }],
  ['pypi', present(file('a.whl', '1'), file('a.tar.gz', '9')), ours, { state: 'other', names: ['a.tar.gz'] }],
] as const)('%s with %j against %j', (kind, found, mine, expected) => {
  expect(matchVersion(kind, found, mine)).toEqual(expected);
});
