import { ERROR, NONE } from '#domain/logs/level/codes.ts';
import { textLevel } from '#domain/logs/level/text.ts';
import { recordTime } from '#domain/logs/time/record.ts';

import { isChained, isTraceback } from './traceback.ts';

const NEWLINE = 10;
const MOST_OF_LINE = 8192;

/** Lines before a place in `bytes`, the nearest first, back to its beginning. */
function* linesBefore(bytes: Uint8Array, from: number): Generator<readonly [from: number, to: number]> {
  for (let to = from - 1; to >= 0;) {
    const start = to === 0 ? 0 : bytes.lastIndexOf(NEWLINE, to - 1) + 1;
    yield [start, Math.min(to, start + MOST_OF_LINE)];
    to = start - 1;
  }
}

/** Whether the Python traceback that begins at `from` is an error of its own: the one before it does not say it already. */
export function isOwnError(bytes: Uint8Array, from: number, now: number): boolean {
  let chained = false;
  for (const [start, end] of linesBefore(bytes, from)) {
    const level = textLevel(bytes, start, end);
    if (level !== NONE) return level < ERROR;
    if (isTraceback(bytes, start, end)) return !chained;
    if (isChained(bytes, start, end)) chained = true;
    else if (recordTime(bytes, start, end, now) >= 0) return true;
  }
  return true;
}

/** Time of the nearest line before `from` that says one, epoch ms; -1 when none does. */
export function timeBefore(bytes: Uint8Array, from: number, now: number): number {
  for (const [start, end] of linesBefore(bytes, from)) {
    const time = recordTime(bytes, start, end, now);
    if (time >= 0) return time;
  }
  return -1;
}
