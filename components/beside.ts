import { type Cell, layOut } from './row.tsx';
import { widthOf } from './width.ts';

/** The cells laid out in exactly so many columns, so that the next ones begin in theirs. */
export function filled(cells: readonly Cell[], width: number): readonly Cell[] {
  const { parts, left } = layOut(cells, width, '…');
  return [
    ...parts.map(({ text, cell }) => ({ ...cell, text, grow: false, width: widthOf(text) })),
    { text: '', width: left },
  ];
}
