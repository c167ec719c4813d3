import type { JsonObject } from '#domain/json.ts';

/**
 * The whole state of a git checkout at one moment: HEAD, the index file itself, staged, unstaged, untracked and chosen ignored
 * files with mode and link target, conflicts with the blobs of all stages, MERGE_HEAD and an unfinished rebase, submodules
 * and the stash. Objects are kept under `refs/cpm-console/recovery/<id>/…` of the repository, the rest in a private folder.
 * Plain data: it is journaled.
 */
export interface Snapshot extends JsonObject {
  readonly id: string;
  /** Top of the working tree. */
  readonly top: string;
  /** Where what git does not keep lies. */
  readonly folder: string;
  /** HEAD's commit; null before the first one. */
  readonly head: string | null;
  /** `refs/heads/main`; null when detached. */
  readonly branch: string | null;
  /** Files whose bytes were kept, submodules included. */
  readonly files: number;
  readonly bytes: number;
  /** What was left alone: dependency folders, big ignored files, repositories inside, sockets and pipes; at most 100. */
  readonly leftOut: readonly string[];
}

export interface SnapshotRequest {
  /** The run it belongs to. */
  readonly id: string;
  readonly top: string;
  /** Private folder, made when missing; nothing else is written outside the repository. */
  readonly folder: string;
  /** Ignored files that are needed (`.env`), relative to the top; null keeps every ignored file that is no dependency folder and small. */
  readonly ignored: readonly string[] | null;
  /** The commit that the checkout goes to: whatever lies where it has files is kept, ignored or not. */
  readonly target?: string | null | undefined;
  readonly signal: AbortSignal;
}

/** Why there can be none: `partial-clone`, `missing-objects`, `index-lock`, `unreadable`, `no-worktree`, …. */
export interface SnapshotRefusal extends JsonObject {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What came of a restore. */
export interface Restored extends JsonObject {
  /** Files, links and folders that were written or removed; 0 when everything was as it should be. */
  readonly changed: number;
  /** What somebody made or changed since, and where it was moved to before it would have been overwritten. */
  readonly aside: readonly { readonly path: string; readonly to: string }[];
  /** Files that came since and are in nobody's way: they were left where they are; at most 100. */
  readonly since: readonly string[];
}

export interface Compared extends JsonObject {
  readonly state: 'same' | 'differs';
  /** What differs, in words; at most 100. */
  readonly differences: readonly string[];
  /** Files that came since and are in nobody's way; at most 100. */
  readonly since: readonly string[];
}

/** What going to a commit does to the files of a checkout. */
export interface Overwritten extends JsonObject {
  /** The commit in full. */
  readonly commit: string;
  /** Commits of HEAD that the target does not have, and the other way round. */
  readonly lost: number;
  readonly gained: number;
  /** Tracked files that become different, and their changes that are not committed: at most 200 each. */
  readonly changes: number;
  readonly uncommitted: readonly string[];
  /** Untracked and ignored files that the commit has files of its own for: git overwrites them without a word. */
  readonly untracked: readonly string[];
  readonly ignored: readonly string[];
  /** Tracked files with changes that git was told not to look at; it goes nowhere until that is taken back. */
  readonly flagged: readonly string[];
  /** Why it cannot be done without losing what no snapshot keeps, or for want of rights; null when it can. */
  readonly refusal: SnapshotRefusal | null;
}

/**
 * Keeps and brings back whole states of git checkouts. Nothing runs on the way: no hook, no filter, no file watcher, no
 * fetch. Errors are OpsError with the codes of `Git` and `Workspace`, `index-lock`, `snapshot-missing`, `snapshot-changed`.
 */
export interface Checkouts {
  /** Null when a snapshot can be taken. Reads only. */
  refuse(top: string, signal: AbortSignal): Promise<SnapshotRefusal | null>;
  /** Takes it, or answers the one that is in the folder already. Index, files, HEAD and configuration stay as they are. */
  take(request: SnapshotRequest): Promise<Snapshot>;
  /** The snapshot in a folder; null when there is none, or only a part of one. */
  taken(folder: string, signal: AbortSignal): Promise<Snapshot | null>;
  /** What going to a commit would overwrite. Reads only. */
  overwritten(top: string, commit: string, signal: AbortSignal): Promise<Overwritten>;
  /** Remembers that files of this commit, and of what its submodules are at, may lie there from now on because of us. */
  expect(snapshot: Snapshot, commit: string, signal: AbortSignal): Promise<void>;
  /** Whether files of another commit may lie there because of us: told by `expect`, until a restore is through. */
  expects(snapshot: Snapshot, signal: AbortSignal): Promise<boolean>;
  /** Brings everything back; may be called again after it was killed. What is not ours is kept aside, never deleted. */
  restore(snapshot: Snapshot, signal: AbortSignal): Promise<Restored>;
  /** Whether everything is as it was. Reads only. */
  compare(snapshot: Snapshot, signal: AbortSignal): Promise<Compared>;
  /** Gives up refs and folder; what was kept aside stays. Fine when nothing is there. */
  drop(snapshot: Snapshot, signal: AbortSignal): Promise<void>;
}
