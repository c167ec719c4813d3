import { expect, test } from 'vitest';

import { parseDescribed, parseHeadLine } from '#domain/git/last-tag.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';

test.each([
  ['', null],
  ['v1.0.0', { tag: 'v1.0.0', commitsSince: 0 }],
  [`v1.0.0-3-g${HASH}`, { tag: 'v1.0.0', commitsSince: 3 }],
  [`web@1.0.0-rc-2-g0123456-14-g${HASH}`, { tag: 'web@1.0.0-rc-2-g0123456', commitsSince: 14 }],
  ['v1-2-gffffffff', { tag: 'v1-2-gffffffff', commitsSince: 0 }],
])('the description %j is %j', (described, expected) => {
  expect(parseDescribed(described, HASH)).toEqual(expected);
});

test('a head line has seconds, a commit and a description', () => {
  expect(parseHeadLine(`1795271297 ${HASH} v1 with space\n`)).toEqual({
    commit: HASH,
    committedAt: 1_795_271_297_000,
    described: 'v1 with space',
  });
  expect(parseHeadLine(`1795271297 ${HASH} \n`)?.described).toBe('');
  expect(parseHeadLine(`1795271297 ${HASH} %(describe:tags=true,abbrev=40)\n`)?.described).toBeNull();
  expect(parseHeadLine('gpg: something')).toBeNull();
});
