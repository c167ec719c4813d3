import { CELL, rect } from './geometry.ts';
import type { Shape } from './paint.ts';

const { width: W, height: H } = CELL;
const LOWER = '▁▂▃▄▅▆▇█';
const LEFT = '▏▎▍▌▋▊▉█';
const SHADES: Readonly<Record<string, number>> = { '░': 0.25, '▒': 0.5, '▓': 0.75 };
/** Which quarters are filled: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
const QUARTERS = new Map(
  Object.entries({ '▘': 1, '▝': 2, '▖': 4, '▗': 8, '▚': 9, '▞': 6, '▙': 13, '▛': 7, '▜': 11, '▟': 14 }),
);

/** Block elements (U+2580 to U+259F) whose cell begins at x, y; `length` equal neighbours are one shape. */
export function blockShape(char: string, x: number, y: number, length: number): Shape | undefined {
  const width = W * length;
  const lower = LOWER.indexOf(char);
  if (lower >= 0) return { d: rect(x, y + H * (1 - (lower + 1) / 8), width, (H * (lower + 1)) / 8) };
  const leftPart = LEFT.indexOf(char);
  if (leftPart >= 0) return { d: each(length, (at) => rect(x + at * W, y, (W * (leftPart + 1)) / 8, H)) };
  if (char === '▀') return { d: rect(x, y, width, H / 2) };
  if (char === '▔') return { d: rect(x, y, width, H / 8) };
  if (char === '▐') return { d: each(length, (at) => rect(x + (at + 0.5) * W, y, W / 2, H)) };
  if (char === '▕') return { d: each(length, (at) => rect(x + (at + 7 / 8) * W, y, W / 8, H)) };
  const opacity = SHADES[char];
  if (opacity !== undefined) return { d: rect(x, y, width, H), opacity };
  const quarters = QUARTERS.get(char);
  return quarters === undefined ? undefined : { d: each(length, (at) => quarterPath(quarters, x + at * W, y)) };
}

const quarterPath = (quarters: number, x: number, y: number) =>
  each(4, (bit) =>
    quarters & (1 << bit) ? rect(x + ((bit % 2) * W) / 2, y + ((bit >> 1) * H) / 2, W / 2, H / 2) : '',
  );

const each = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');
