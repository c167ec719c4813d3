/** How deep a recovery goes, the least invasive first; each includes what the ones before it do. */
export const LEVELS = ['restart', 'order', 'reinstall', 'reset', 'restore'] as const;

/**
 * `restart` begins the broken service anew · `order` it, what it needs and what needs it, in order · `reinstall` also its
 * dependencies, aside and swapped · `reset` also the checkout, to a recorded known good · `restore` also its data, from a
 * backup.
 */
export type Level = (typeof LEVELS)[number];

/** A commit that is known to have been good. */
export interface KnownGood {
  readonly commit: string;
  /** `v2.4.1`; null for a commit without one. */
  readonly tag: string | null;
  /** Epoch ms of the release or of the look. */
  readonly at: number;
  /** Why it is good: `released, healthy for 41 h after`. */
  readonly because: string;
}

/** Whether a recovery of one level does what `of` is about. */
export const includes = (level: Level, of: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(of);

/** The level that goes one deeper; null below the deepest. */
export const nextLevel = (level: Level): Level | null => LEVELS[LEVELS.indexOf(level) + 1] ?? null;
