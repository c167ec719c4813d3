import { CommitParser } from 'conventional-commits-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { breakingNotes } from '#domain/release/commits/breaking-notes.ts';

/** The usual parser, with the strict form of the footer and without what it looks for besides. */
const NEVER = /(?!)/;
const PARSER = new CommitParser({
  notesPattern: () => /^(BREAKING[ -]CHANGE):(?=\s|$)\s*(.*)$/,
  fieldPattern: NEVER,
  issuePrefixes: [NEVER],
  referenceActions: [NEVER],
});

test('agrees with the usual parser as long as no other footer stands between two of these', () => {
  const line = fc.constantFrom(
    'text',
    '  more',
    '',
    '- item',
    'breaking change x',
    'BREAKING CHANGES: x',
    'BREAKING CHANGE x',
  );
  const note = fc.constantFrom('BREAKING CHANGE: one', 'BREAKING-CHANGE: two', 'BREAKING CHANGE:');
  const footer = fc.constantFrom('Refs: x', 'Signed-off-by: ana', '');
  const message = fc
    .tuple(fc.array(line), footer, fc.array(fc.oneof(line, note)), footer)
    .map(([before, first, between, last]) => [...before, first, ...between, last].join('\n'));
  const property = fc.property(message, (body) => {
    const theirs = PARSER.parse(`subject\n${body}`).notes.map(({ text }) => text.trim());
    expect(breakingNotes('subject', body)).toEqual(theirs);
  });
  expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow();
});

test('keeps the second of two with another footer between them, which the usual parser loses', () => {
  const body = 'BREAKING CHANGE:\nRefs: x\nBREAKING CHANGE: y';
  expect(PARSER.parse(`subject\n${body}`).notes).toHaveLength(1);
  expect(breakingNotes('subject', body)).toEqual(['', 'y']);
});
