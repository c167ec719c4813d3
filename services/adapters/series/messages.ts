import type { SeriesRange } from '#domain/history/range.ts';
import type { Summed } from '#domain/history/summed.ts';
import type { Numbered } from '#services/adapters/thread.ts';

import type { RangeQuestion } from './read-range.ts';

export interface SeriesQuestion extends RangeQuestion {
  /** A range in steps, or all its values in one. */
  readonly of: 'range' | 'sum';
  /** Where `state.db` is. */
  readonly file: string;
}

export type SeriesAnswer =
  | { readonly topic: 'range'; readonly range: SeriesRange }
  | { readonly topic: 'sum'; readonly summed: Summed }
  | { readonly topic: 'failed'; readonly reason: string };

export const isSeriesAnswer = (message: unknown): message is SeriesAnswer & Numbered =>
  typeof message === 'object' && message !== null && 'topic' in message && 'id' in message;
