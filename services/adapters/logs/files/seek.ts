import { lineTime } from '#domain/log-time.ts';
import { isContinued } from '#domain/logs/belonging.ts';

import type { Bytes } from './bytes.ts';
import { linesDown } from './raw-lines.ts';

/** A stretch this small is read instead of halved. */
const SMALL = 64 * 1024;
/** Of a file that never says when, so much of its end is taken. */
const UNDATED_END = 1024 * 1024;

export interface Sought {
  /** Of the first line at or after the time; null when all were written before. */
  readonly offset: number | null;
  /** Whether its lines say when they were written. */
  readonly dated: boolean;
}

/**
 * Where the lines written at or after a time (epoch ms) begin. A log grows in the order of time, so it is found by
 * halving: some twenty small reads in a gigabyte. A packed file is read in order, `step` by step.
 */
export async function seekTime(
  bytes: Bytes,
  at: number,
  { size, now, ordered }: { readonly size: number; readonly now: number; readonly ordered: boolean },
): Promise<Sought> {
  const timeAt = async (offset: number) => (await firstDated(bytes, offset, Math.min(size, offset + SMALL), now))?.time;
  const dated = (await timeAt(0)) !== undefined || (await timeAt(Math.max(0, size - SMALL))) !== undefined;
  if (!dated) return { offset: await lineStart(bytes, Math.max(0, size - UNDATED_END), size), dated };
  let [low, high] = [0, size];
  if (ordered)
    for (let step = SMALL; step < size; step += 8 * SMALL) {
      const time = await timeAt(step);
      if (time !== undefined && time >= at) break;
      low = step;
    }
  else
    while (high - low > SMALL) {
      const middle = Math.floor((low + high) / 2);
      const time = await timeAt(middle);
      // A stretch without times may be all that is left: it is read rather than left out.
      if (time === undefined || time >= at) high = middle;
      else low = middle;
    }
  return { offset: (await firstDated(bytes, low, size, now, at))?.start ?? null, dated };
}

/** The first line from a place on that says its time, and one at or after `least`. */
export async function firstDated(
  bytes: Bytes,
  from: number,
  to: number,
  now: number,
  least = Number.NEGATIVE_INFINITY,
): Promise<{ readonly start: number; readonly time: number } | null> {
  let isFirst = from > 0;
  for await (const lines of linesDown(bytes, from, to))
    for (const { start, bytes: head } of lines) {
      // In the middle of a file the first line is only the end of one.
      if (isFirst) {
        isFirst = false;
        continue;
      }
      const text = head.toString('latin1', 0, 1000);
      const time = isContinued(text) ? null : lineTime(text, now);
      if (time !== null && time >= least) return { start, time };
    }
  return null;
}

async function lineStart(bytes: Bytes, from: number, to: number): Promise<number> {
  if (from === 0) return 0;
  for await (const [first] of linesDown(bytes, from, to)) if (first) return first.end;
  return to;
}
