/** What a working tree looks like now, from one `git status` that never writes the index. */
export interface TreeStatus {
  readonly branch: string | null;
  readonly commit: string | null;
  readonly upstream: string | null;
  /** Null without an upstream. */
  readonly ahead: number | null;
  readonly behind: number | null;
  readonly changed: number;
  readonly untracked: number;
  readonly conflicts: number;
  readonly stashes: number;
  /** `merge`, `rebase`, `bisect`, `cherry-pick`, `revert`, or null. */
  readonly operation: string | null;
  readonly locked: boolean;
}

export interface LastTag {
  readonly tag: string | null;
  /** Commits since that tag, or since the beginning. */
  readonly commitsSince: number;
  /** Epoch ms of the newest commit; null in an empty repository. */
  readonly lastCommitAt: number | null;
}

/** Local reads of git working trees, and `ls-remote`; never `fetch`. */
export interface Git {
  status(dir: string, signal: AbortSignal): Promise<TreeStatus>;
  lastTag(dir: string, signal: AbortSignal): Promise<LastTag>;
  remotes(dir: string, signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** Commit of a ref on the remote itself; null when the ref does not exist. */
  lsRemote(dir: string, remote: string, ref: string, signal: AbortSignal): Promise<string | null>;
}
