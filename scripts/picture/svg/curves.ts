import { CELL, px } from './geometry.ts';
import type { Shape } from './paint.ts';

const { width: W, height: H } = CELL;
const LIGHT = 1.3;
const HEAVY = 2.8;

/** The edges that a rounded corner joins: down or up, right or left. */
const ARCS: Readonly<Record<string, readonly [vertical: 1 | -1, horizontal: 1 | -1]>> = {
  '╭': [1, 1],
  '╮': [1, -1],
  '╰': [-1, 1],
  '╯': [-1, -1],
};
const DASHES: Readonly<Record<string, number>> = { '╌': 2, '╍': 2, '┄': 3, '┅': 3, '┈': 4, '┉': 4 };
const UPRIGHT_DASHES: Readonly<Record<string, number>> = { '╎': 2, '╏': 2, '┆': 3, '┇': 3, '┊': 4, '┋': 4 };
const HEAVY_DASHES = '╍┅┉╏┇┋';

/** Rounded corners, diagonals and dashed lines whose cell begins at x, y. */
export function curveShapes(char: string, x: number, y: number): Shape[] {
  const stroke = HEAVY_DASHES.includes(char) ? HEAVY : LIGHT;
  const d = arc(char, x, y) ?? diagonals(char, x, y) ?? dashes(char, x, y);
  return d === undefined ? [] : [{ d, stroke }];
}

function arc(char: string, x: number, y: number): string | undefined {
  const edges = ARCS[char];
  if (!edges) return undefined;
  const [vertical, horizontal] = edges;
  const middle = { x: x + W / 2, y: y + H / 2 };
  const r = W / 2;
  const bend = `Q${px(middle.x)} ${px(middle.y)} ${px(middle.x + horizontal * r)} ${px(middle.y)}`;
  return `M${px(middle.x)} ${px(middle.y + (vertical * H) / 2)}V${px(middle.y + vertical * r)}${bend}`;
}

function diagonals(char: string, x: number, y: number): string | undefined {
  const rising = `M${px(x)} ${px(y + H)}L${px(x + W)} ${px(y)}`;
  const falling = `M${px(x)} ${px(y)}L${px(x + W)} ${px(y + H)}`;
  return { '╱': rising, '╲': falling, '╳': rising + falling }[char];
}

function dashes(char: string, x: number, y: number): string | undefined {
  const across = DASHES[char];
  const upright = UPRIGHT_DASHES[char];
  const count = across ?? upright ?? 0;
  if (count === 0) return undefined;
  const step = (across === undefined ? H : W) / count;
  const starts = Array.from({ length: count }, (_, index) => (index + 0.2) * step);
  return starts
    .map((at) =>
      across === undefined
        ? `M${px(x + W / 2)} ${px(y + at)}v${px(step * 0.6)}`
        : `M${px(x + at)} ${px(y + H / 2)}h${px(step * 0.6)}`,
    )
    .join('');
}
