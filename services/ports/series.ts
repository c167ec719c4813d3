import type { SeriesRange } from '#domain/history/range.ts';
import type { Summed } from '#domain/history/summed.ts';

/** What is remembered of each check for two years, coarser the older. Asked off the screen's thread. */
export interface Series {
  /**
   * At most `points` buckets; gaps are buckets with `count` 0 and no time up or down. The range begins where a bucket does, a little
   * before `from` (epoch ms, as `to`). A check nobody knows is one gap. Rejects with OpsError `history-unreadable`.
   */
  range(id: string, from: number, to: number, points: number, signal?: AbortSignal): Promise<SeriesRange>;
  /** All values from `from` to before `to` (epoch ms) in one; rejects as `range` does. */
  summed(id: string, from: number, to: number, signal?: AbortSignal): Promise<Summed>;
}
