import type { Commit, LastTag, Surveyed, TreeStatus } from '#domain/git/tree.ts';

export type { Commit, LastTag, Surveyed, TreeStatus } from '#domain/git/tree.ts';

/**
 * Local reads of git working trees, and `ls-remote`; never `fetch`. Errors are OpsError with the codes `not-found` (no git),
 * `timeout`, `no-folder`, `not-a-repository`, `no-worktree`, `broken-repository`, `unsafe-owner`, `denied`, `git-failed`,
 * and for remotes `remote-failed`.
 */
export interface Git {
  status(dir: string, signal: AbortSignal): Promise<TreeStatus>;
  lastTag(dir: string, signal: AbortSignal): Promise<LastTag>;
  /** Commits of HEAD that no remote branch has; null when the repository has no remote. Detached: that no branch or tag has. */
  unpushed(dir: string, signal: AbortSignal): Promise<number | null>;
  /**
   * Status and newest tag of many trees with few processes, `atOnce` of them at a time. What is missing in the answer has
   * to be looked at singly.
   */
  survey?(dirs: readonly string[], atOnce: number, signal: AbortSignal): Promise<ReadonlyMap<string, Surveyed>>;
  /** Newest first, at most `limit`, since a tag or since the beginning. */
  commitsSince(dir: string, tag: string | null, limit: number, signal: AbortSignal): Promise<readonly Commit[]>;
  /** Names and addresses; a user name or password written into one is left out. */
  remotes(dir: string, signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** Commit of a ref on the remote itself; null when the ref does not exist. */
  lsRemote(dir: string, remote: string, ref: string, signal: AbortSignal): Promise<string | null>;
}
