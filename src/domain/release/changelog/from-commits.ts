import { onceFor } from '#domain/once-for.ts';
import { revertPairs } from '#domain/release/bump/pairs.ts';
import type { ParseOptions, ReleaseCommit } from '#domain/release/commits/commit.ts';
import { type Read, readAll } from '#domain/release/commits/reads.ts';

import type { ChangelogCommit } from './commit.ts';

/**
 * The commits a changelog tells of, newest first, from all commits of a release, oldest first. A commit that was taken
 * back within the release is left out together with what took it back: a reader never had it.
 */
export function changelogCommits(
  commits: readonly ReleaseCommit[],
  options: ParseOptions = {},
): readonly ChangelogCommit[] {
  return told(readAll(commits, options));
}

const told = onceFor((reads: readonly Read[]): readonly ChangelogCommit[] => {
  const cancelled = new Set(revertPairs(reads).flatMap(({ revert, target }) => [revert, target]));
  return reads
    .filter((_read, at) => !cancelled.has(at))
    .toReversed()
    .map(({ commit: { hash }, parsed: { type, scope, breaking, description, notes, merge } }) => ({
      hash,
      type,
      scope,
      breaking,
      description,
      notes,
      merge,
    }));
});
