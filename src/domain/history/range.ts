import type { Cut } from './cut.ts';
import { groupParts, mergeParts, type Part } from './part.ts';
import { quantiles } from './sketch.ts';

/** A part of a series as it is shown. Values as the check measures them; durations are how long it was so. */
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
  /** Of the time up. */
  readonly warningMs: number;
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

/** The steps of a cut, all of them: one of which nothing is known is a gap. Parts begin within the cut. */
export function rangeOf({ from, to, stepMs }: Cut, parts: readonly Part[]): SeriesRange {
  const groups = groupParts(parts, stepMs, from);
  const known = new Map(groups.map((part) => [part.at, part]));
  const steps = Array.from({ length: Math.max(1, Math.ceil((to - from) / stepMs)) }, (_, step) => from + step * stepMs);
  return {
    from,
    to,
    bucketMs: stepMs,
    buckets: steps.map((at) =>
      bucketOf(known.get(at) ?? mergeParts(at, stepMs, []), Math.max(0, Math.min(stepMs, to - at))),
    ),
    total: bucketOf(mergeParts(from, to - from, groups), Math.max(0, to - from)),
  };
}

function bucketOf({ at, count, sum, min, max, last, upMs, warningMs, downMs, sketch }: Part, spanMs: number): Bucket {
  const within = (value: number | null): number | null =>
    value === null || min === null || max === null ? value : Math.min(max, Math.max(min, value));
  const [p50 = null, p95 = null, p99 = null] = quantiles(sketch, [0.5, 0.95, 0.99]).map(within);
  const mean = count === 0 ? null : sum / count;
  const gapMs = Math.max(0, spanMs - upMs - downMs);
  const of = { at, count, min, max, mean, last, p50, p95, p99 };
  return { ...of, upMs, warningMs, downMs, gapMs };
}
