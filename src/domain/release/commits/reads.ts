import { onceFor } from '#domain/once-for.ts';

import { parseCommit, type ParsedCommit, type ParseOptions, type ReleaseCommit } from './commit.ts';

/** A commit and what the rules read in it. */
export interface Read {
  readonly commit: ReleaseCommit;
  readonly parsed: ParsedCommit;
}

/** Reads each of these commits, once for the same list: a release needs them for the version and again for the changelog. */
export function readAll(commits: readonly ReleaseCommit[], options: ParseOptions = {}): readonly Read[] {
  return options.aliases === undefined ? readUsual(commits) : commits.map((commit) => readOf(commit, options));
}

const readUsual = onceFor((commits: readonly ReleaseCommit[]): readonly Read[] =>
  commits.map((commit) => readOf(commit, {})),
);

function readOf(commit: ReleaseCommit, options: ParseOptions): Read {
  return { commit, parsed: parseCommit(commit, options) };
}
