import fc from 'fast-check';
import { expect, test } from 'vitest';

import { shorterPaths } from '#domain/shorter-paths.ts';

const LINE = 'git -C /home/ana/.local/state/runs/push-1/push-1 diff --output=/tmp/some/where/x.diff --no-index';

test('a line that fits is left alone', () => {
  expect(shorterPaths(LINE, LINE.length)).toBe(LINE);
});

test('the first path is cut first, and only as many as have to be', () => {
  expect(shorterPaths(LINE, 80)).toBe('git -C …/push-1 diff --output=/tmp/some/where/x.diff --no-index');
  expect(shorterPaths(LINE, 50)).toBe('git -C …/push-1 diff --output=…/x.diff --no-index');
});

test('what is no long path stays: addresses, references, short paths, options', () => {
  const line = "git ls-remote https://example.org/ana/some/web refs/tags/v1.0.0 /srv/web -c'core.x=/a/b'";
  expect(shorterPaths(line, 1)).toBe(line);
});

test('a path in quotation marks keeps them', () => {
  expect(shorterPaths(`cat '/srv/a/b/c' "/srv/a/b/d"`, 1)).toBe(`cat '…/c' "…/d"`);
});

test('it never gets longer, and every word but paths is there', () => {
  const word = fc.constantFrom('git', '--all', '/a/b/c/d', '/a', 'x=/b/c/d', 'refs/heads/main', '', '…', '/', '//a//b');
  fc.assert(
    fc.property(fc.array(word), fc.nat(60), (words, width) => {
      const short = shorterPaths(words.join(' '), width);
      expect(short.length).toBeLessThanOrEqual(words.join(' ').length);
      expect(short.split(' ').filter((each) => !each.includes('…'))).toEqual(
        expect.arrayContaining(words.filter((each) => !/\/.*\/.*\//.test(each) && each !== '…' && words.length > 0)),
      );
    }),
  );
});
