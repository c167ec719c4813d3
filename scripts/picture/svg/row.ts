import type { Terminal } from '../../../test/support/terminal/emulator.ts';
import { CELL, left, px, rect, top } from './geometry.ts';
import type { Paint } from './paint.ts';
import { joins, shapesOf } from './shapes.ts';
import { type Glyph, rowGlyphs, sameStyle } from './style.ts';
import { textElements } from './text.ts';

export interface Layers {
  readonly backgrounds: Paint;
  readonly shapes: Paint;
  readonly texts: string[];
}

/** Draws one row of the terminal into the layers. */
export function drawRow(terminal: Terminal, row: number, { backgrounds, shapes, texts }: Layers): void {
  const glyphs = rowGlyphs(terminal, row);
  for (const { first, cells } of spans(glyphs, (a, b) => a.style.bg === b.style.bg)) {
    const { column, style } = first;
    if (style.bg) backgrounds.add(style.bg, { d: rect(left(column), top(row), cells * CELL.width, CELL.height) });
  }
  for (const { first, cells } of spans(glyphs, (a, b) => sameStyle(a.style, b.style))) {
    const d = `M${px(left(first.column))} ${px(top(row) + CELL.height - 2.5)}h${px(cells * CELL.width)}`;
    if (first.style.underline) shapes.add(first.style.fg, { d, stroke: 1 });
  }
  const letters: Glyph[] = [];
  for (const { first, cells } of spans(
    glyphs,
    (a, b) => joins(a.char) && a.char === b.char && sameStyle(a.style, b.style),
  )) {
    const drawn = shapesOf(first, row, cells);
    if (drawn.length === 0) letters.push(first);
    for (const shape of drawn) shapes.add(first.style.fg, shape);
  }
  texts.push(...textElements(letters, row));
}

interface Span {
  readonly first: Glyph;
  cells: number;
}

/** Neighbours that belong together by `alike`, as their first glyph and the columns they cover. */
function spans(glyphs: readonly Glyph[], alike: (a: Glyph, b: Glyph) => boolean): Span[] {
  const found: Span[] = [];
  for (const glyph of glyphs) {
    const last = found.at(-1);
    if (last && alike(last.first, glyph)) last.cells += glyph.cells;
    else found.push({ first: glyph, cells: glyph.cells });
  }
  return found;
}
