import type { Targets } from './target-of.ts';

/** What is remembered, and what is promised. */
export interface HistorySettings {
  /** Beyond so much of the state file history is kept for less long. */
  readonly maxBytes: number;
  /** Time that promises are about. */
  readonly budgetMs: number;
  readonly targets: Targets;
}

export const DEFAULT_HISTORY: HistorySettings = {
  maxBytes: 256 * 1024 * 1024,
  budgetMs: 30 * 86_400_000,
  targets: {},
};
