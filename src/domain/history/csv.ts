import { iso } from '#domain/report/time.ts';

import type { Bucket, SeriesRange } from './range.ts';

const COLUMNS = [
  'count',
  'min',
  'max',
  'mean',
  'last',
  'p50',
  'p95',
  'p99',
  'upMs',
  'warningMs',
  'downMs',
  'gapMs',
] as const;

/** One line a bucket under a line of names; what is not known is empty. Lines end as RFC 4180 says. */
export function historyCsv({ buckets }: SeriesRange): string {
  const line = (bucket: Bucket): string => [iso(bucket.at), ...COLUMNS.map((name) => bucket[name] ?? '')].join(',');
  return [['at', ...COLUMNS].join(','), ...buckets.map(line), ''].join('\r\n');
}
