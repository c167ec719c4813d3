import { revertPairs } from '#domain/release/bump/pairs.ts';
import { parseCommit, type ParseOptions, type ReleaseCommit } from '#domain/release/commits/commit.ts';

import type { ChangelogCommit } from './commit.ts';

/**
 * The commits a changelog tells of, newest first, from all commits of a release, oldest first. A commit that was taken
 * back within the release is left out together with what took it back: a reader never had it.
 */
export function changelogCommits(
  commits: readonly ReleaseCommit[],
  options: ParseOptions = {},
): readonly ChangelogCommit[] {
  const reads = commits.map((commit) => ({ commit, parsed: parseCommit(commit, options) }));
  const cancelled = new Set(revertPairs(reads).flatMap(({ revert, target }) => [revert, target]));
  return reads
    .flatMap(({ commit, parsed }, at) => (cancelled.has(at) ? [] : [{ ...parsed, hash: commit.hash }]))
    .toReversed();
}
