import { Text } from 'ink';
import { memo } from 'react';

import { asciiOf } from './ascii.ts';
import { ASCII } from './glyphs.ts';
import { useLook } from './look.tsx';
import { paint } from './paint.ts';
import { fit, widthOf } from './width.ts';

/** One piece of a line. Without `width` it takes what it needs; `grow` shares what is left. */
export interface Cell {
  readonly text: string;
  readonly width?: number | undefined;
  readonly grow?: boolean | undefined;
  readonly color?: string | undefined;
  readonly dim?: boolean | undefined;
  /** Weaker still, where the terminal can: for large quiet areas. */
  readonly faint?: boolean | undefined;
  readonly bold?: boolean | undefined;
  readonly inverse?: boolean | undefined;
  readonly align?: 'left' | 'right' | undefined;
}

interface RowProps {
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly selected?: boolean | undefined;
}

/** One line of exactly `width` columns, drawn as a single text: the cheapest thing Ink can lay out. */
export const Row = memo(function Row({ cells, width, selected = false }: RowProps) {
  const { glyphs, colors } = useLook();
  const spelled = glyphs === ASCII ? cells.map((cell) => ({ ...cell, text: asciiOf(cell.text) })) : cells;
  const { parts, left } = layOut(spelled, width, glyphs.more);
  return (
    <Text wrap="truncate" inverse={selected}>
      {parts.map(({ text, cell, column }) => (
        <Text
          key={column}
          bold={cell.bold === true || selected}
          inverse={cell.inverse === true || selected}
          dimColor={cell.faint === true && !selected}
          {...paint(selected ? undefined : cell.dim === true ? colors.dim : cell.color)}
        >
          {text}
        </Text>
      ))}
      {' '.repeat(left)}
    </Text>
  );
});

/** Cuts and pads every cell; `column` is where it begins. */
export function layOut(cells: readonly Cell[], width: number, more: string) {
  const wish = (cell: Cell) => cell.width ?? widthOf(cell.text);
  const fixed = cells.reduce((sum, cell) => sum + (cell.grow === true ? 0 : wish(cell)), 0);
  const growing = cells.filter((cell) => cell.grow === true).length;
  const share = growing === 0 ? 0 : Math.max(0, Math.floor((width - fixed) / growing));
  let left = width;
  const parts = cells.map((cell) => {
    const column = width - left;
    const text = fit(cell.text, Math.min(cell.grow === true ? share : wish(cell), left), more, cell.align);
    left -= widthOf(text);
    return { text, cell, column };
  });
  return { parts: parts.filter(({ text }) => text !== ''), left: Math.max(0, left) };
}
