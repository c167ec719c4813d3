import { expect, test } from 'vitest';

import { draftEntry } from '#domain/release/changelog/draft.ts';
import { changelogCommits } from '#domain/release/changelog/from-commits.ts';
import { KEEP } from '#domain/release/changelog/style.ts';
import type { ReleaseCommit } from '#domain/release/commits/commit.ts';

function commits(...messages: readonly string[]): readonly ReleaseCommit[] {
  return messages.map((message, at) => {
    const [subject = '', ...body] = message.split('\n');
    return { hash: String(at + 1).repeat(40), subject, body: body.join('\n') };
  });
}

test('real messages become an entry, and what was taken back is not told', () => {
  const all = commits(
    'feat(api): add retries',
    'feat: a mistake',
    `Revert "feat: a mistake"\n\nThis reverts commit ${'2'.repeat(40)}.`,
    'Feature: long form',
    'fix!: close sockets\n\nBREAKING CHANGE: sockets are closed\n  at once',
    'revert: something of an earlier release',
    "Merge branch 'main' into x",
    'chore(release): version 1.0.0',
  );
  const read = changelogCommits(all);
  expect(read.map(({ description }) => description)).not.toContain('a mistake');
  expect(draftEntry({ style: KEEP, version: '2.0.0', date: '2026-11-20', commits: read, compare: null }))
    .toBe(`## [2.0.0] - 2026-11-20

### Added

- long form (4444444)
- api: add retries (1111111)

### Changed

- **Breaking:** close sockets (5555555)
  sockets are closed at once
- reverted: something of an earlier release (6666666)
`);
});
