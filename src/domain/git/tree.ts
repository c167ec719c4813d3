import type { Made } from '#domain/project/version.ts';

/** What a working tree looks like now, from one `git status` that never writes the index. */
export interface TreeStatus {
  /** Null when HEAD is detached. */
  readonly branch: string | null;
  /** Null before the first commit. */
  readonly commit: string | null;
  readonly upstream: string | null;
  /** Null without an upstream, and when the upstream's branch is gone. */
  readonly ahead: number | null;
  readonly behind: number | null;
  readonly changed: number;
  readonly untracked: number;
  readonly conflicts: number;
  readonly stashes: number;
  /** `merge`, `rebase`, `bisect`, `cherry-pick`, `revert`, `am`, or null. */
  readonly operation: string | null;
  /** Whether a lock file is in the git directory; git itself holds one for moments. */
  readonly locked: boolean;
  /** The oldest lock file's name and age. */
  readonly lock?: { readonly name: string; readonly since: number } | null | undefined;
  /** Top of the working tree; differs from the folder asked about inside a bigger repository. */
  readonly root?: string | undefined;
  /** The directory git keeps this tree's index in; null when it could not be found. */
  readonly gitDir?: string | null | undefined;
  /** Whether it shares its objects with another working tree. */
  readonly linked?: boolean | undefined;
}

export interface LastTag {
  readonly tag: string | null;
  /** Commits since that tag, or since the beginning. */
  readonly commitsSince: number;
  /** Epoch ms of the newest commit; null in an empty repository. */
  readonly lastCommitAt: number | null;
}

/** A repository before its first commit. */
export const NO_TAG: LastTag = { tag: null, commitsSince: 0, lastCommitAt: null };

/** What one look at a tree starts from. */
export interface Surveyed {
  readonly tree: TreeStatus;
  readonly tag: LastTag;
}

export interface Commit {
  readonly commit: string;
  readonly subject: string;
  readonly author: string;
  /** Epoch ms. */
  readonly at: number;
}

/** How what the remote has now compares with what was last fetched from it. */
export type RemoteState = 'same' | 'moved' | 'gone' | 'no-upstream';

/** Everything the house knows of one working tree. */
export interface TreeFacts {
  readonly tree: TreeStatus;
  readonly tag: LastTag;
  /** Commits that exist only here; asked only without a working upstream, null when there is no remote. */
  readonly unpushed: number | null;
  readonly made: Made;
  /** Null when nobody asked it. */
  readonly remote?: RemoteState | 'no-answer' | null | undefined;
}
