import type { LearningHit, LearningList } from '#services/ports/learnings.ts';

/** What is asked of the thread that keeps the index. */
export type IndexQuestion = { readonly folder: string; readonly file: string } & (
  | { readonly ask: 'list' }
  | { readonly ask: 'search'; readonly words: string; readonly limit: number; readonly match: 'all' | 'any' }
);

export type IndexAnswer =
  | { readonly list: LearningList }
  | { readonly hits: readonly LearningHit[] }
  | { readonly problem: string };
