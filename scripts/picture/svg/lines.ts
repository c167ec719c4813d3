import { armsOf, type Weight } from './arms.ts';
import { CELL, px } from './geometry.ts';
import type { Shape } from './paint.ts';

const { width: W, height: H } = CELL;
const LIGHT = 1.3;
const HEAVY = 2.8;
/** From the middle to each of the two lines of a double one. */
const APART = 2;
const UP_DOWN_LEFT_RIGHT = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** Straight box-drawing lines whose cell begins at x, y. */
export function lineShapes(char: string, x: number, y: number): Shape[] {
  const arms = armsOf(char);
  if (!arms) return [];
  const widest = Math.max(...arms.map(halfWidth));
  return UP_DOWN_LEFT_RIGHT.flatMap(([dx, dy], index) => {
    const weight = arms[index] ?? 'none';
    const toMiddle = { x: x + W / 2, y: y + H / 2, dx, dy, overlap: widest };
    if (weight === 'none') return [];
    if (weight !== 'double') return [{ d: arm({ ...toMiddle, side: 0 }), stroke: weight === 'heavy' ? HEAVY : LIGHT }];
    const before = arms[(index + 3) % 4] !== 'none';
    const after = arms[(index + 1) % 4] !== 'none';
    return [-APART, APART].map((side) => {
      const inner = side < 0 ? before : after;
      const outer = side < 0 ? after : before;
      const overlap = LIGHT / 2 + (inner ? -APART : 0) + (!inner && outer ? APART : 0);
      return { d: arm({ ...toMiddle, side, overlap }), stroke: LIGHT };
    });
  });
}

interface Arm {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  /** Pixels to the right of the arm's direction. */
  readonly side: number;
  /** How far it goes past the middle, so that corners close. */
  readonly overlap: number;
}

function arm({ x, y, dx, dy, side, overlap }: Arm): string {
  const reach = { x: (dx * W) / 2, y: (dy * H) / 2 };
  const from = { x: x - dx * overlap - dy * side, y: y - dy * overlap + dx * side };
  const to = { x: x + reach.x - dy * side, y: y + reach.y + dx * side };
  return `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
}

const halfWidth = (weight: Weight) => ({ none: 0, light: LIGHT / 2, heavy: HEAVY / 2, double: LIGHT / 2 })[weight];
