import { CELL, rect } from './geometry.ts';
import type { Shape } from './paint.ts';

const FIRST = 0x2800;
const DOT = 2;
/** Column and row of the dot behind each bit. */
const DOTS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
] as const;

/** Braille patterns (U+2800 to U+28FF), on a grid that goes on evenly into the neighbouring cells, as graphs want it. */
export function brailleShape(char: string, x: number, y: number): Shape | undefined {
  const bits = (char.codePointAt(0) ?? 0) - FIRST;
  if (bits < 0 || bits > 0xff) return undefined;
  const dot = ([column, row]: (typeof DOTS)[number]) =>
    rect(x + (column + 0.5) * (CELL.width / 2) - DOT / 2, y + (row + 0.5) * (CELL.height / 4) - DOT / 2, DOT, DOT);
  return { d: DOTS.map((place, bit) => (bits & (1 << bit) ? dot(place) : '')).join('') };
}
