import { blockShape } from './blocks.ts';
import { brailleShape } from './braille.ts';
import { curveShapes } from './curves.ts';
import { left, top } from './geometry.ts';
import { lineShapes } from './lines.ts';
import type { Shape } from './paint.ts';
import type { Glyph } from './style.ts';

/** Characters that no font is asked for, because only paths join with their neighbours; [] means: this one is text. */
export function shapesOf({ char, column }: Glyph, row: number, length: number): Shape[] {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x2500 || code > 0x28ff) return [];
  const [x, y] = [left(column), top(row)];
  const block = blockShape(char, x, y, length) ?? brailleShape(char, x, y);
  if (block) return [block];
  return [...lineShapes(char, x, y), ...curveShapes(char, x, y)];
}

/** Whether equal neighbours of this character may be drawn as one shape. */
export const joins = (char: string) => char >= '▀' && char <= '▟';
