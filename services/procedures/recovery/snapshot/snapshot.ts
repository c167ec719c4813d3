import type { JsonObject } from '#domain/json.ts';
import type { World } from '#services/ports/world.ts';

/** What taking and restoring snapshots needs of the world. */
export type SnapshotWorld = Pick<World, 'shell' | 'files' | 'environment' | 'clock'>;

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
}

export interface SnapshotRequest {
  /** The run it belongs to. */
  readonly id: string;
  readonly top: string;
  /** Private folder, made when missing; nothing else is written outside the repository. */
  readonly folder: string;
  /** Ignored files that are needed (`.env`), relative to the top; null keeps every ignored file that is no dependency folder and small. */
  readonly ignored: readonly string[] | null;
  readonly signal: AbortSignal;
}

/** Why there can be none: `partial-clone`, `shallow objects missing`, `index.lock`; null when there can. */
export interface SnapshotRefusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
