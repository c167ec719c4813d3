import { describe, expect, test } from 'vitest';

import { type ParsedCommit, parseCommit } from '#domain/release/commits/commit.ts';

import { commitsOf } from '../../../support/commits.ts';

const read = (message: string): ParsedCommit => parseCommit(commitsOf(message)[0]!);

describe('one sentence says what to write instead', () => {
  test.each([
    ['feat!(scope): x', 'The "!" stands before the scope; write "feat(scope)!: ".'],
    ['feat:no space', 'No space follows the colon; write "feat: ".'],
    ['fix(api)!:no space', 'No space follows the colon; write "fix(api)!: ".'],
    ['feat : x', 'A space stands before the colon; write "feat: ".'],
    ['feat (api): x', 'A space stands before the scope; write "feat(api): ".'],
    ['feat!!: x', 'One "!" is enough; write "feat!: ".'],
    ['feat：全角', 'The colon is a full-width one; write "feat: ".'],
    ['feat: ', 'Nothing follows "feat:", so it says no change.'],
    ['[Fix] x', 'The type stands in brackets; write "fix: ".'],
    ['fix(api) x', 'The colon is missing; write "fix(api): ".'],
    ['Docs - x', 'A dash stands where the colon belongs; write "docs: ".'],
    ['✨ feat: x', 'Something stands before the type; begin with "feat: ".'],
    [':sparkles: feat(ui): x', 'Something stands before the type; begin with "feat(ui): ".'],
    ['Merged PR 12: feat: x', 'Something stands before the type; begin with "feat: ".'],
    ['fixup! feat: x', 'It begins with "fixup!", so it was meant to be squashed into another commit.'],
    ['bugfix: x', '"bugfix" is no type of the rules; perhaps "fix" was meant.'],
    ['breaking: x', '"breaking" is no type of the rules; perhaps "feat!" was meant.'],
    ['fix: x\n\nBreaking Change: y', says('Breaking Change', 'is not in capital letters')],
    ['fix: x\n\nbreaking-change: y', says('breaking-change', 'is not in capital letters')],
    ['fix: x\n\nBREAKING CHANGES: y', says('BREAKING CHANGES', 'is not the footer of the rules')],
    ['fix: x\n\nBREAKING: y', says('BREAKING', 'is not the footer of the rules')],
    ['fix: x\n\nBREAKING_CHANGE: y', says('BREAKING_CHANGE', 'is not the footer of the rules')],
    ['fix: x\n\nBREAKING CHANGE y', says('BREAKING CHANGE', 'has no colon')],
    ['fix: x\n\nBREAKING CHANGE #y', says('BREAKING CHANGE', 'has no colon')],
    ['fix: x\n\nBREAKING CHANGE:y', says('BREAKING CHANGE', 'has no space after the colon')],
    ['fix: x\n\nBREAKING CHANGE : y', says('BREAKING CHANGE', 'has a space before the colon')],
    ['fix: x\n\n* BREAKING CHANGE: y', says('BREAKING CHANGE', 'does not begin its line')],
    ['fix: x\n\n  BREAKING CHANGE: y', says('BREAKING CHANGE', 'does not begin its line')],
    ['fix: x\n\nBREAKING CHANGE:', 'A "BREAKING CHANGE:" footer says nothing about what breaks, so it does not count.'],
    ['chore: x\n\nRelease-As: soon', '"Release-As: soon" names no version; write it as X.Y.Z.'],
    ['fix: x (#12)\n\n* feat: y\n* fix: z', 'The text lists "feat: y", but only the first line counts.'],
    ['Squashed\n\nfeat(ui): y', 'Only the first line counts, but the text says "feat(ui): y".'],
    ['Merge pull request #12 from a/b\n\nfeat: y', 'The text of a merge does not count, but it says "feat: y".'],
    ["Merge branch 'x'\n\nBREAKING CHANGE: y", 'The text of a merge does not count, but it says "BREAKING CHANGE".'],
    ["Merge branch 'x'\n\nRelease-As: 2.0.0", 'The text of a merge does not count, but it says "Release-As: 2.0.0".'],
  ])('%o', (message, miss) => {
    expect(read(message).nearMisses).toEqual([miss]);
  });
});

describe('nothing is said about', () => {
  test.each([
    'feat: x',
    'wip: x',
    'i18n: x',
    'Add (some) thing',
    'Support a:b syntax',
    'http://example.org/x is gone',
    'Version - a note',
    'fix: x\n\nThis is not a BREAKING CHANGE at all.',
    'fix: x\n\nBreaking news for everyone',
    'fix: x\n\nBREAKING CHANGE: y',
    "Merge branch 'x'",
    'docs: x\n\nSee also: y\n- note: z',
    '',
  ])('%o', (message) => {
    expect(read(message).nearMisses).toEqual([]);
  });
});

function says(token: string, why: string): string {
  return `"${token}" ${why}, so it does not count; write "BREAKING CHANGE: …" on a line of its own.`;
}
