import type { Cell } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import type { LevelRow } from '#domain/emergency/recovery/level-rows.ts';

const WIDE = 90;
const NARROW = 70;

/** The cells of the levels, in columns for a width. */
export function levelCells(rows: readonly LevelRow[], width: number): (row: LevelRow) => readonly Cell[] {
  const title = Math.max(...rows.map((row) => widthOf(row.title))) + 2;
  const size = Math.max(...rows.map((row) => widthOf(width < NARROW ? row.brief : row.size)), 0) + 2;
  return ({ number, title: text, size: much, brief, note, off }) => {
    const dim = off !== null;
    const about = width < NARROW ? brief : much;
    return [
      { text: `${number}  `, bold: true, dim },
      { text, width: title, dim },
      ...(dim || size <= 2 ? [] : [{ text: about, width: size, dim: true }]),
      { text: dim ? `off: ${off}` : width < WIDE && note === '' ? 'can be undone' : note, grow: true, dim: true },
    ];
  };
}
