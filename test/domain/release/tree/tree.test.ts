import { expect, test } from 'vitest';

import { conflictLine } from '#domain/release/tree/conflict.ts';
import { judgeLink, judgeNewPath, judgeRepository } from '#domain/release/tree/entries.ts';
import { judgeSize } from '#domain/release/tree/sizes.ts';

test.each([
  [0, undefined],
  [5_000_000, undefined],
  [5_000_001, 'warn'],
  [50_000_000, 'warn'],
  [50_000_001, 'ask'],
  [99_999_999, 'ask'],
  [100_000_000, 'stop'],
])('%i bytes: %s', (bytes, severity) => {
  expect(judgeSize(bytes)?.severity).toBe(severity);
});

test.each(['../a', 'sub/../../a', '/etc/passwd', '../../repo/a'])('a link at the top to %s leads out', (target) => {
  expect(judgeLink('link', target)).toMatchObject({ rule: 'link-outside', severity: 'ask' });
});

test.each([
  ['link', 'a'],
  ['link', './a/../b'],
  ['a/b/link', '../../c'],
  ['a/b/link', '../.'],
])('a link %s to %s stays inside', (path, target) => {
  expect(judgeLink(path, target)).toBeNull();
});

test('a repository inside is a submodule or a mistake', () => {
  expect(judgeRepository('vendor/lib', new Set(['vendor/lib']))).toBeNull();
  expect(judgeRepository('vendor/lib', new Set(['vendor']))).toMatchObject({ severity: 'stop' });
});

test.each([
  ['node_modules/a/index.js', 'installed-file'],
  ['packages/a/node_modules/b/x', 'installed-file'],
  ['src/__pycache__/a.pyc', 'installed-file'],
  ['dist/main.js', 'built-file'],
  ['pkg.egg-info/PKG-INFO', 'built-file'],
  ['packages/api/build/a.js', 'built-file'],
  ['scripts/build/main.ts', undefined],
  ['src/target/index.ts', undefined],
  ['=6.0.1', 'left-over'],
  ['data/app.db-wal', 'left-over'],
  ['coverage.xml', 'left-over'],
  ['src/dist.ts', undefined],
  ['builder/a.ts', undefined],
])('%s: %s', (path, rule) => {
  expect(judgeNewPath(path, false)?.rule).toBe(rule);
  expect(judgeNewPath(path, false)?.severity).toBe(rule && 'ask');
  expect(judgeNewPath(path, true)?.severity).toBe(rule && (rule === 'installed-file' ? 'ask' : 'warn'));
});

test('a merge that was not finished, and headings that only look like it', () => {
  expect(conflictLine('a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\n')).toBe(2);
  expect(conflictLine('a\r\n\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> main\r\n')).toBe(3);
  expect(conflictLine('Title\n=======\ntext\n')).toBeNull();
  expect(conflictLine('<<<<<<< HEAD\nonly talk about it\n')).toBeNull();
  expect(conflictLine('>>>>>>> a\n=======\n<<<<<<< b\n')).toBeNull();
  expect(conflictLine('  <<<<<<< HEAD\n  =======\n  >>>>>>> main\n')).toBeNull();
});
