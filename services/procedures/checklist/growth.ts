import type { Looked } from '#domain/checklist/facts.ts';
import { type Growth, growthOf } from '#domain/history/growth.ts';

import { type Remembering, remembered } from './remembered.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
/** One an hour. */
const POINTS = 168;

/** How every disk grew in the last week, by the id of its check; those of which too little is known are left out. */
export function growthOfDisks(from: Remembering): Promise<Looked<Readonly<Record<string, Growth>>>> {
  const { state, series, clock } = from.world;
  return remembered(from, {
    name: 'growth',
    intervalMs: 10 * MINUTE_MS,
    limitMs: 3000,
    async see(signal) {
      const disks = state.readings().filter(({ kind }) => kind === 'disk');
      if (disks.length === 0) return { nothing: 'no disk was looked at before' };
      const now = clock.now();
      const found = await Promise.all(
        disks.map(async ({ id }) => {
          const { buckets, bucketMs } = await series.range(id, now - WEEK_MS, now, POINTS, signal);
          const points = buckets.flatMap(({ at, last }) =>
            last === null ? [] : [{ at: Math.min(at + bucketMs, now), value: last }],
          );
          return [id, growthOf(points, now)] as const;
        }),
      );
      return { found: Object.fromEntries(found.flatMap(([id, growth]) => (growth === null ? [] : [[id, growth]]))) };
    },
  });
}
