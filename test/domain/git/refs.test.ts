import { expect, test } from 'vitest';

import { parseLong, versionPattern } from '#domain/git/describe.ts';
import { parseRefs } from '#domain/git/refs.ts';
import { parseRemoteRefs } from '#domain/git/remote-refs.ts';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

test('tags are annotated or lightweight and stand for a commit', () => {
  const text = `tag ${A} ${B} refs/tags/v1.0.0\ncommit ${C}  refs/tags/a/b\ncommit ${C}  refs/heads/v1.0.0\n`;
  expect(parseRefs(text)).toEqual({
    tags: [
      { name: 'v1.0.0', kind: 'annotated', object: A, commit: B },
      { name: 'a/b', kind: 'lightweight', object: C, commit: C },
    ],
    branches: ['v1.0.0'],
  });
  expect(parseRefs('')).toEqual({ tags: [], branches: [] });
});

test('the refs of a remote, with what its tags stand for', () => {
  const text = `${C}\trefs/heads/feature/x\n${A}\trefs/tags/v1\n${B}\trefs/tags/v1^{}\n${C}\trefs/tags/light\nwarning: x\n`;
  const { branches, tags } = parseRemoteRefs(text);
  expect([...branches]).toEqual([['feature/x', C]]);
  expect([...tags]).toEqual([
    ['v1', { object: A, commit: B }],
    ['light', { object: C, commit: C }],
  ]);
});

test('a description is a tag and a distance', () => {
  expect(parseLong(`v1.0.0-rc-1-12-g${A}\n`)).toEqual({ tag: 'v1.0.0-rc-1', distance: 12 });
  expect(parseLong('fatal: No names found')).toBeNull();
});

test('a prefix is matched by the letter', () => {
  expect(versionPattern('v')).toBe('v[0-9]*.[0-9]*.[0-9]*');
  expect(versionPattern('a*[b]@')).toBe(String.raw`a\*\[b\]@[0-9]*.[0-9]*.[0-9]*`);
});
