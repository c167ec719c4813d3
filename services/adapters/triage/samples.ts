import { readSync } from 'node:fs';

import { NONE } from '#domain/logs/level/codes.ts';
import { textLevel } from '#domain/logs/level/text.ts';
import { recordTime } from '#domain/logs/time/record.ts';

import type { Packed } from './find-logs.ts';
import { linesOf, MOST_OF_LINE } from './lines.ts';
import type { Sample } from './messages.ts';
import { withLog } from './open-log.ts';
import { readPacked } from './read.ts';
import type { Safely } from './safely.ts';

/** So much after the line may belong to it. */
const AROUND = 16 * 1024;
const SHOWN = 4;
const LONGEST = 400;

/** The line that begins at each place, and the first and the last of those that belong to it. */
export async function samples(
  path: string,
  offsets: readonly number[],
  { now, packed, safely }: { readonly now: number; readonly packed: Packed; readonly safely: Safely },
): Promise<Sample[]> {
  const takers = new Map(offsets.map((offset) => [offset, taker(offset, now, safely)]));
  if (packed !== null) {
    const open = new Set<ReturnType<typeof taker>>();
    await readPacked(path, packed, Math.max(0, ...offsets) + AROUND, (bytes, from, to, offset) => {
      const begins = takers.get(offset);
      if (begins) open.add(begins);
      for (const one of open) if (!one.line(bytes, from, to)) open.delete(one);
    });
  } else
    withLog(path, (file) => {
      for (const [offset, taken] of takers) {
        let goesOn = true;
        const lines = linesOf(new Uint8Array(AROUND + MOST_OF_LINE), offset, (bytes, from, to) => {
          goesOn &&= taken.line(bytes, from, to);
        });
        const got = readSync(file, lines.bytes, 0, AROUND, offset);
        lines.filled(got);
        // The last line may be cut off; only one that is alone is worth showing.
        if (got < AROUND) lines.end();
      }
    });
  return [...takers.values()].flatMap((taken) => taken.sample());
}

function taker(offset: number, now: number, safely: Safely) {
  const texts: string[] = [];
  let last: string | null = null;
  return {
    /** False when the line belongs to the next. */
    line(bytes: Uint8Array, from: number, to: number): boolean {
      const goesOn =
        texts.length === 0 || (textLevel(bytes, from, to) === NONE && recordTime(bytes, from, to, now) < 0);
      if (!goesOn) return false;
      const text = cut(safely(bytes.subarray(from, to)).text);
      if (texts.length <= SHOWN) texts.push(text);
      else if (text !== '') last = text;
      return true;
    },
    sample(): Sample[] {
      const [text, ...trace] = texts;
      return text === undefined ? [] : [{ offset, text, trace: last === null ? trace : [...trace, last] }];
    },
  };
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text);
