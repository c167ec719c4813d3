import { readSync } from 'node:fs';

import { NONE } from '#domain/logs/level/codes.ts';
import { textLevel } from '#domain/logs/level/text.ts';
import { recordTime } from '#domain/logs/time/record.ts';

import { linesOf, MOST_OF_LINE } from './lines.ts';

const PIECE = 64 * 1024;
/** So far a place is looked for where reading may begin. */
const FAR = 8 * 1024 * 1024;

/** Used again and again by the one who reads in this thread. */
const room = new Uint8Array(PIECE + MOST_OF_LINE);

/**
 * The first place at or after `offset` where reading may begin: a line that says time and level, or level alone where no
 * line says a time. The same for everybody who asks, so that parts of a log that touch neither overlap nor leave a gap.
 */
export function aligned(file: number, offset: number, size: number, dated: boolean, now: number): number {
  if (offset <= 0) return 0;
  if (offset >= size) return size;
  const place = { first: -1, found: -1 };
  let skipped = false;
  const lines = linesOf(room, offset - 1, (bytes, from, to, at) => {
    // The first line is what is left of the one before.
    if (place.found >= 0 || !skipped) skipped = true;
    else {
      if (place.first < 0) place.first = at;
      const fits = textLevel(bytes, from, to) !== NONE && (!dated || recordTime(bytes, from, to, now) >= 0);
      if (fits) place.found = at;
    }
  });
  for (let at = offset - 1; place.found < 0 && at < size && at < offset + FAR;) {
    const { at: free, length } = lines.space();
    const got = readSync(file, lines.bytes, free, Math.min(length, size - at), at);
    if (got === 0) break;
    lines.filled(got);
    at += got;
    if (at >= size) lines.end();
  }
  if (place.found >= 0) return place.found;
  return place.first >= 0 ? place.first : size;
}
