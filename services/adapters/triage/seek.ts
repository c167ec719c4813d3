import { readSync } from 'node:fs';

import { recordTime } from '#domain/logs/time/record.ts';

import { linesOf, MOST_OF_LINE } from './lines.ts';

const PROBE = 16 * 1024;
const HEAD = 64 * 1024;
const NEAR = 64 * 1024;
/** Lines of several writers are not quite in order; so much is read more. */
const SLACK = 256 * 1024;

/** Time of the first line in some bytes that says one, epoch ms; -1 when none does. */
export function firstTime(bytes: Uint8Array, skipFirst: boolean, now: number): number {
  let time = -1;
  let skip = skipFirst;
  const room = new Uint8Array(bytes.length + MOST_OF_LINE);
  const lines = linesOf(room, 0, (line, from, to) => {
    if (!skip && time < 0) time = recordTime(line, from, to, now);
    skip = false;
  });
  room.set(bytes);
  lines.filled(bytes.length);
  lines.end();
  return time;
}

/** Time of the first line that says one near the beginning of a log, and whether any says one there or at its end. */
export function datesOf(file: number, size: number, now: number): { readonly first: number; readonly dated: boolean } {
  const first = timeAt(file, 0, HEAD, now);
  return { first, dated: first >= 0 || timeAt(file, Math.max(0, size - HEAD), HEAD, now) >= 0 };
}

/** A place before all lines written since `since`, found by halving: a log grows in the order of time. */
export function seek(file: number, size: number, since: number, now: number): number {
  let low = 0;
  let high = size;
  while (high - low > NEAR) {
    const middle = Math.floor((low + high) / 2);
    const time = timeAt(file, middle, PROBE, now);
    // A stretch without times may be all that is left: it is read rather than left out.
    if (time < 0 || time >= since) high = middle;
    else low = middle;
  }
  return Math.max(0, low - SLACK);
}

function timeAt(file: number, offset: number, most: number, now: number): number {
  const bytes = new Uint8Array(most);
  const got = readSync(file, bytes, 0, most, offset);
  return firstTime(bytes.subarray(0, got), offset > 0, now);
}
