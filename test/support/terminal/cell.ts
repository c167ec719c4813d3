import type { Terminal } from './emulator.ts';

/** `undefined` is the terminal's own colour, a number an entry of the 256-colour palette, a string `#rrggbb`. */
export type CellColor = number | string | undefined;

export interface Cell {
  readonly char: string;
  /** 2 for a wide character, 0 for the place it covers beside itself. */
  readonly width: number;
  readonly fg: CellColor;
  readonly bg: CellColor;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

const color = (isDefault: boolean, isRgb: boolean, code: number): CellColor => {
  if (isDefault) return undefined;
  return isRgb ? `#${code.toString(16).padStart(6, '0')}` : code;
};

/** The cell at column x, row y, both from 0; throws outside the screen. */
export function readCell(terminal: Terminal, x: number, y: number): Cell {
  const { active } = terminal.buffer;
  const cell = active.getLine(active.viewportY + y)?.getCell(x);
  if (!cell) throw new RangeError(`no cell ${x},${y} on ${terminal.cols}x${terminal.rows}`);
  return {
    char: cell.getChars(),
    width: cell.getWidth(),
    fg: color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    bg: color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    inverse: cell.isInverse() !== 0,
  };
}
