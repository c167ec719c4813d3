import type { Band } from '#components/braille.ts';
import type { Bucket as Slice } from '#domain/buckets.ts';
import type { Bucket, SeriesRange } from '#domain/history/range.ts';
import type { Status } from '#domain/status.ts';

/** A column of a graph: what was there, and from where to where it went; null where nobody looked. */
export type Column = (Slice & { readonly band: Band | null }) | null;

/**
 * A range in so many columns of one width each. A step without a value of its own in which the last one still stood shows that one; of
 * several values a column shows the worst, which is the lowest where `bad` is below.
 */
export function columnsOf(range: SeriesRange, columns: number, bad: 'above' | 'below' = 'above'): readonly Column[] {
  const { from, to, bucketMs, buckets } = range;
  let stood: number | null = null;
  const steps = buckets.map((bucket): Column => {
    const status = statusOf(bucket);
    if (bucket.last !== null) stood = bucket.last;
    else if (status === null) stood = null;
    if (bucket.min !== null && bucket.max !== null)
      return {
        value: bad === 'below' ? bucket.min : bucket.max,
        status: status ?? 'unknown',
        band: { low: bucket.min, high: bucket.max },
      };
    if (status === null) return null;
    return { value: stood, status, band: stood === null ? null : { low: stood, high: stood } };
  });
  return Array.from({ length: columns }, (_, column) => {
    const at = from + ((column + 0.5) * (to - from)) / columns;
    return steps[Math.floor((at - from) / bucketMs)] ?? null;
  });
}

/** The worst that was found in a step; null when nobody looked. */
function statusOf({ upMs, warningMs, downMs }: Bucket): Status | null {
  if (downMs > 0) return 'critical';
  if (warningMs > 0) return 'warning';
  return upMs > 0 ? 'ok' : null;
}
