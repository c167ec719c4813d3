/** A part of a series. Values as the check measures them; durations are how long it was so. */
export interface Bucket {
  /** Epoch ms of its start. */
  readonly at: number;
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly last: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly upMs: number;
  readonly downMs: number;
  /** Not looked at, paused, or unknown. */
  readonly gapMs: number;
}

export interface SeriesRange {
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
  readonly buckets: readonly Bucket[];
  /** Of the whole range: true percentiles, not means of percentiles. */
  readonly total: Bucket;
}

/** What is remembered of each check for two years, coarser the older. Asked off the screen's thread. */
export interface Series {
  /** At most `points` buckets; gaps are buckets with `count` 0. */
  range(id: string, from: number, to: number, points: number, signal?: AbortSignal): Promise<SeriesRange>;
}
