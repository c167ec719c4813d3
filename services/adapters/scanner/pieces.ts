/** A part of a text, where it begins, and the number (from 0) of its first line. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly line: number;
}

const SIZE = 512 * 1024;
/** Every piece begins so much before the end of the one before: more than the longest secret. */
const OVERLAP = 16 * 1024;

/** Cuts a long text into pieces that overlap, at ends of lines where there are some. */
export function* pieces(text: string): Generator<Piece> {
  let from = 0;
  let line = 0;
  for (;;) {
    const end = from + SIZE >= text.length ? text.length : endNear(text, from + SIZE);
    yield { text: text.slice(from, end), from, line };
    if (end === text.length) return;
    const next = startNear(text, end - OVERLAP);
    line += linesIn(text, from, next);
    from = next;
  }
}

/** How many lines end between two places. */
export function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function endNear(text: string, at: number): number {
  const end = text.lastIndexOf('\n', at) + 1;
  return end > at - OVERLAP ? end : at;
}

function startNear(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at) + 1;
  return start > at - OVERLAP ? start : at;
}
