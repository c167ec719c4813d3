import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type ParsedCommit, parseCommit } from '#domain/release/commits/commit.ts';

import { commitsOf } from '../../../support/commits.ts';

const read = (message: string): ParsedCommit => parseCommit(commitsOf(message)[0]!);

describe('subjects', () => {
  test.each<readonly [string, Partial<ParsedCommit>]>([
    ['feat: add it', { type: 'feat', scope: null, breaking: false, description: 'add it' }],
    ['feat(core/api): add it', { type: 'feat', scope: 'core/api' }],
    ['feat(api,ui): add it', { scope: 'api,ui' }],
    ['feat(): add it', { type: 'feat', scope: null }],
    ['FIX: mend it', { type: 'fix' }],
    ['feature: add it', { type: 'feat' }],
    ['feat!: drop it', { type: 'feat', breaking: true }],
    ['chore(deps)!: drop it', { type: 'chore', scope: 'deps', breaking: true }],
    ['feat: a: b: c', { description: 'a: b: c' }],
    ['update stuff', { type: null, description: 'update stuff' }],
    ['feat: ', { type: null }],
    ['feat:no space', { type: null }],
    ['feat : space', { type: null }],
    ['constructor: build it', { type: 'constructor' }],
    ['__proto__: build it', { type: '__proto__' }],
    ['my-type(x): do it', { type: 'my-type', scope: 'x' }],
    ['Merge: two lists', { type: 'merge', merge: false }],
    ['', { type: null, description: '' }],
  ])('%o', (message, wanted) => {
    expect(read(message)).toMatchObject(wanted);
  });

  test('a person can name more long forms', () => {
    expect(parseCommit({ subject: 'bugfix: x', body: '' }, { aliases: { bugfix: 'fix' } }).type).toBe('fix');
    expect(parseCommit({ subject: 'toString: x', body: '' }, { aliases: {} }).type).toBe('tostring');
  });
});

describe('breaking changes', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['a footer', 'fix: x\n\nBREAKING CHANGE: y', ['y']],
    ['the form with a hyphen', 'fix: x\n\nBREAKING-CHANGE: y', ['y']],
    ['lines to the next footer', 'fix: x\n\nBREAKING CHANGE: y\nand z\n\nmore\nRefs: #1', ['y\nand z\n\nmore']],
    ['several footers', 'fix: x\n\nBREAKING CHANGE: y\nReviewed-by: ana\nBREAKING CHANGE: z', ['y', 'z']],
    ['the text on the next line', 'fix: x\n\nBREAKING CHANGE:\ny', ['y']],
    [
      'a footer between others',
      'fix: x\n\nRefs: #1\nBREAKING CHANGE: y\nSigned-off-by: ana <ana@atlas.example>',
      ['y'],
    ],
    ['Windows line ends', 'fix: x\r\n\r\nbody\r\n\r\nBREAKING CHANGE: y', ['y']],
    ['no empty line before it', 'fix: x\nBREAKING CHANGE: y', ['y']],
    ['a subject that is no type', 'update\n\nBREAKING CHANGE: y', ['y']],
    ['the first line itself', 'BREAKING CHANGE: y', ['y']],
    ['a line that looks like a field of the parser', 'fix: x\n\n-type-\nfeat\n\nBREAKING CHANGE: y', ['y']],
  ])('%s', (_name, message, notes) => {
    expect(read(message)).toMatchObject({ breaking: true, notes });
  });

  test.each([
    ['prose', 'fix: x\n\nThis is not a BREAKING CHANGE at all.'],
    ['an empty footer', 'fix: x\n\nBREAKING CHANGE:'],
    ['an empty footer before another one', 'fix: x\n\nBREAKING CHANGE:\nSigned-off-by: ana'],
    ['the text of a merge', "Merge branch 'x'\n\nBREAKING CHANGE: y"],
  ])('not %s', (_name, message) => {
    expect(read(message)).toMatchObject({ breaking: false, notes: [] });
  });
});

describe('reverts', () => {
  const hash = '1234567890abcdef1234567890abcdef12345678';

  test.each<readonly [string, string, object | null]>([
    ['by git', `Revert "feat: x"\n\nThis reverts commit ${hash}.`, { hash, subject: 'feat: x', merge: false }],
    [
      'of a merge',
      `Revert "Merge branch 'x'"\n\nThis reverts commit ${hash}, reversing\nchanges made to ${hash}.`,
      { merge: true },
    ],
    ['of a revert', `Reapply "feat: x"\n\nThis reverts commit ${hash}.`, { hash, subject: 'Revert "feat: x"' }],
    ['of a revert, older git', `Revert "Revert "feat: x""`, { subject: 'Revert "feat: x"', hashes: [] }],
    [
      'by type',
      'revert: feat: x\n\nRefs: 676104e, a215868',
      { hash: '676104e', hashes: ['676104e', 'a215868'], subject: 'feat: x' },
    ],
    [
      'without a hash',
      'Revert "feat: x"\n\nThis reverts commit <sha of reverted commit>.',
      { subject: 'feat: x', hashes: [] },
    ],
    ['of nothing', 'fix: revert the polarity\n\nThis reverts commit nothing.', null],
  ])('%s', (_name, message, wanted) => {
    expect({ reverts: read(message).reverts }).toMatchObject({ reverts: wanted });
  });
});

test.each([
  ['Release-As: 3.0.0', '3.0.0'],
  ['release-as: v3.0.0-rc.1', '3.0.0-rc.1'],
  ['Release-As: 3.0.0+build.1', '3.0.0+build.1'],
  ['Release-As: 1.0.0\nRelease-As: 2.0.0', '2.0.0'],
  ['Release-As: soon', null],
  ['Release-As: 3.0', null],
  ['and then Release-As: 3.0.0', null],
  ['Release-As: 3.0.0 please', null],
])('%o asks for %s', (footer, version) => {
  expect(read(`chore: x\n\n${footer}`).releaseAs).toBe(version);
});

test.each([
  "Merge branch 'feature/x' into main",
  "Merge branches 'a' and 'b'",
  'Merge pull request #12 from a/b',
  "Merge remote-tracking branch 'origin/main'",
  "Merge tag 'v1.0.0' into next",
  "Merge commit '1f00'",
])('%s is a merge', (subject) => {
  expect(read(`${subject}\n\nRelease-As: 9.0.0`)).toMatchObject({ merge: true, releaseAs: null });
});

test.each(['Merge the two lists', 'merge sort added', 'Merged PR 12: x', 'feat: Merge branch names'])(
  '%s is none',
  (subject) => {
    expect(read(subject).merge).toBe(false);
  },
);

test('takes any text', () => {
  const pieces = fc.constantFrom(
    'feat',
    '!',
    ':',
    ' ',
    '(',
    ')',
    '\n',
    '\r\n',
    'BREAKING CHANGE',
    'Revert "',
    '"',
    '-x-',
    'gpg: ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  const property = fc.property(text, text, (subject, body) => {
    const { nearMisses, breaking, notes } = parseCommit({ subject, body });
    return nearMisses.every((miss) => miss.endsWith('.')) && (breaking || notes.length === 0);
  });
  expect(() => fc.assert(property)).not.toThrow();
});

test.each([
  ['a long subject', `${'✨'.repeat(50_000)}\u2028feat: x`, ''],
  ['a long text', 'feat: x', `${'- fix'.repeat(20_000)}\n${' '.repeat(50_000)}BREAKING CHANGE ${'x:'.repeat(20_000)}`],
  ['many footers', 'feat: x', 'BREAKING CHANGE: y\n'.repeat(2_000)],
])(
  '%s is read at once',
  (_name, subject, body) => {
    expect(parseCommit({ subject, body }).releaseAs).toBeNull();
  },
  5_000,
);
