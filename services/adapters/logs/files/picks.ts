import { isAscii } from 'node:buffer';

import { prefilterOf } from '#domain/logs/prefilter.ts';
import type { LogQuery } from '#domain/logs/query.ts';

import type { Picks } from './raw-lines.ts';

const NEWLINE = 10;
/** Escape, NUL, bell, backspace and delete, and tabs and returns that become blanks: what of a log is not shown as it is. */
const CHANGED = [0x1b, 0x00, 0x07, 0x08, 0x7f];
const BLANKS = [0x09, 0x0b, 0x0c, 0x0d];

/** Looks through a chunk as a whole: lines that cannot be wanted are not even made. Undefined when every line must be. */
export function picksOf(query: LogQuery): Picks | undefined {
  const prefilter = prefilterOf(query);
  if (prefilter === null) return undefined;
  const changed = query.text.includes(' ') ? [...CHANGED, ...BLANKS] : CHANGED;
  return function* picks(chunk, from, to) {
    // With the newline before it, if there is one: some rules look for the beginning of a line.
    const base = Math.max(0, from - 1);
    const part = chunk.subarray(base, to);
    const isPlain = isAscii(part) && !changed.some((code) => part.includes(code));
    const pattern = isPlain ? prefilter.plain : prefilter.any;
    const text = part.toString('latin1');
    pattern.lastIndex = 0;
    for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
      // A rule that begins with the newline means the line behind it.
      const place = hit.index + (part[hit.index] === NEWLINE ? 1 : 0);
      if (base + place >= to) return;
      yield Math.max(from, base + (place === 0 ? 0 : part.lastIndexOf(NEWLINE, place - 1) + 1));
      pattern.lastIndex = part.indexOf(NEWLINE, place);
    }
  };
}
