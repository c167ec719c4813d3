import type { DiffLine } from '#domain/backups/diff.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { Backup, BackupEntry } from '#store/backups.ts';

/** What of a backup goes where. */
export interface RestoreWish {
  /** Below which new or empty folder. */
  readonly into: string;
  /** As in the entries; null for everything. */
  readonly paths: readonly string[] | null;
}

/** What pruning would do by the retention of the configuration. */
export interface PrunePreview {
  readonly keeps: readonly { readonly id: string; readonly why: string }[];
  readonly removes: readonly { readonly id: string; readonly bytes: number | null }[];
}

/** What the screen of backups may ask. Everything rejects with OpsError. Reviews change nothing; they begin a run. */
export interface BackupsDesk {
  /** Newest first. */
  readonly list: () => Promise<readonly Backup[]>;
  readonly entries: (id: string) => Promise<readonly BackupEntry[]>;
  /** What differs between a backup and what is there now; reads every file that has the same size and time. */
  readonly diff: (id: string, signal: AbortSignal) => Promise<readonly DiffLine[]>;
  readonly prunePreview: () => Promise<PrunePreview>;
  /** A folder that does not exist, to restore into. */
  readonly freshFolder: (id: string) => string;
  readonly create: () => Promise<ServiceReview>;
  readonly verify: (id: string) => Promise<ServiceReview>;
  readonly test: (id: string) => Promise<ServiceReview>;
  readonly restore: (id: string, wish: RestoreWish) => Promise<ServiceReview>;
  /** Back in place, over what is there now: all of it, or some paths; a copy of that is made before, and it can be taken back. */
  readonly putBack: (id: string, paths: readonly string[] | null) => Promise<ServiceReview>;
  readonly remove: (id: string) => Promise<ServiceReview>;
  readonly prune: () => Promise<ServiceReview>;
}
