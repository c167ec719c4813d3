import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isTagName } from '#domain/release/versions/ref-name.ts';

test.each([
  ['v1.0.0', true],
  ['a/b', true],
  ['v1.0.0+5', true],
  ['größe', true],
  ['@', true],
  ['', false],
  ['-v1', false],
  ['a..b', false],
  ['a b', false],
  ['a~1', false],
  ['a^', false],
  ['a:b', false],
  ['a?', false],
  ['a*', false],
  ['a[b', false],
  ['a\\b', false],
  ['a@{b', false],
  ['a//b', false],
  ['/a', false],
  ['a/', false],
  ['.a', false],
  ['a/.b', false],
  ['a.', false],
  ['a.lock', false],
  ['a.lock/b', false],
  ['a\u007f', false],
  ['a\nb', false],
])('%o is a name: %s', (name, is) => {
  expect(isTagName(name)).toBe(is);
});

test('says what git says', () => {
  const piece = fc.constantFrom(
    'v',
    '1',
    '.',
    '/',
    '@',
    '{',
    '-',
    '.lock',
    '~',
    '^',
    ':',
    '?',
    '*',
    '[',
    ']',
    '\\',
    ' ',
    '\t',
    '+',
    'é',
    '\u007f',
    '}',
    '"',
  );
  const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const property = fc.property(name, (text) => isTagName(text) === gitTakes(text));
  expect(() => fc.assert(property, { numRuns: 60 })).not.toThrow();
});

/** `git tag` refuses a name that begins with a hyphen although `check-ref-format` does not. */
function gitTakes(name: string): boolean {
  if (name.startsWith('-')) return false;
  try {
    execFileSync('git', ['check-ref-format', `refs/tags/${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
