import { expect, test } from 'vitest';

import { findChangelog } from '#domain/release/changelog/find.ts';

test.each([
  [['README.md', 'CHANGELOG.md'], 'CHANGELOG.md'],
  [['docs/CHANGELOG.md', 'HISTORY.md'], 'HISTORY.md'],
  [['docs/CHANGELOG.md', 'src/CHANGELOG.md'], 'docs/CHANGELOG.md'],
  [['HISTORY.md', 'changelog.rst'], 'changelog.rst'],
  [['CHANGES', 'CHANGES.md'], 'CHANGES.md'],
  [['CHANGES'], 'CHANGES'],
  [['NEWS.txt', 'doc/ChangeLog'], 'NEWS.txt'],
  [['Release_Notes.md'], 'Release_Notes.md'],
])('of %j it is %s', (names, found) => {
  expect(findChangelog(names)).toBe(found);
  expect(findChangelog(names.toReversed())).toBe(found);
});

test.each([[[]], [['CHANGELOG.md.bak', 'src/changelog.ts', 'changelog/1.md', 'my-changelog.md']]])(
  'there is none in %j',
  (names) => {
    expect(findChangelog(names)).toBeNull();
  },
);
