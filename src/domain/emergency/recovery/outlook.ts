import type { KnownGood, Level } from '#domain/recovery/levels.ts';

/** The levels a full recovery asks about; `restart` and `order` have choices of their own. */
export const FULL_LEVELS = ['reinstall', 'reset', 'restore'] as const satisfies readonly Level[];
export type FullLevel = (typeof FULL_LEVELS)[number];

/** What is wished of a recovery. */
export interface RecoveryWish {
  readonly level: Level;
  /** Of `reset` and `restore`: the commit to go back to; null for the newest known good. */
  readonly to: string | null;
}

/** How one level would go, as planning it tells; nothing was changed for it. */
export interface LevelOutlook {
  readonly level: FullLevel;
  /** What a person reads as steps: phases in which something is done. */
  readonly steps: number;
  /** Milliseconds; null when nobody can tell. */
  readonly aboutMs: number | null;
  /** What is kept: `3 changed files kept`; empty when nothing is in danger. */
  readonly keeps: string;
  /** Why it cannot be chosen: no project, no lock file, no known good, no backup; null when it can. */
  readonly off: string | null;
}

/** How far a known good is from what is there now. */
export interface GoodDistance {
  readonly files: number;
  readonly insertions: number;
  readonly deletions: number;
  /** Commits that are here and not there; they stay in git. */
  readonly commits: number;
}

export interface SeenGood extends KnownGood {
  /** Null when git could not say. */
  readonly distance: GoodDistance | null;
}

/** The newest backup, as far as a recovery cares. */
export interface SeenBackup {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly verifiedAt: number | null;
  readonly testedAt: number | null;
}

/** What is known before a full recovery of one thing. */
export interface RecoveryOutlook {
  /** What would be recovered: `api`. */
  readonly subject: string;
  readonly levels: readonly LevelOutlook[];
  /** Newest first. */
  readonly goods: readonly SeenGood[];
  readonly backup: SeenBackup | null;
}
