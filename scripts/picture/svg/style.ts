import { type Cell, type CellColor, readCell } from '../../../test/support/terminal/cell.ts';
import type { Terminal } from '../../../test/support/terminal/emulator.ts';
import { mix, paletteBackground, paletteColor, THEME } from './palette.ts';

export interface Style {
  readonly fg: string;
  /** `undefined` where the window shows through. */
  readonly bg: string | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

/** One character as it is drawn. */
export interface Glyph {
  readonly char: string;
  readonly column: number;
  /** Columns it covers: 1, or 2 for a wide character. */
  readonly cells: number;
  readonly style: Style;
}

const DIM_SHARE = 0.62;

/** The characters of a row from left to right. */
export function rowGlyphs(terminal: Terminal, row: number): Glyph[] {
  return Array.from({ length: terminal.cols }, (_, column) => ({ column, cell: readCell(terminal, column, row) }))
    .filter(({ cell }) => cell.width > 0)
    .map(({ column, cell }) => ({ char: cell.char || ' ', column, cells: cell.width, style: styleOf(cell) }));
}

export const sameStyle = (a: Style, b: Style) =>
  a.fg === b.fg && a.bg === b.bg && a.bold === b.bold && a.italic === b.italic && a.underline === b.underline;

function styleOf(cell: Cell): Style {
  const { fg, bg } = cell.inverse
    ? {
        fg: resolved(cell.bg, paletteColor) ?? THEME.background,
        bg: resolved(cell.fg, paletteColor) ?? THEME.foreground,
      }
    : { fg: resolved(cell.fg, paletteColor) ?? THEME.foreground, bg: resolved(cell.bg, paletteBackground) };
  const { bold, italic, underline } = cell;
  return { fg: cell.dim ? mix(fg, bg ?? THEME.background, DIM_SHARE) : fg, bg, bold, italic, underline };
}

const resolved = (color: CellColor, ofPalette: (code: number) => string) =>
  typeof color === 'number' ? ofPalette(color) : color;
