import { Box, Text } from 'ink';
import { memo } from 'react';

import { spelled } from './ascii.ts';
import { type Look, useLook } from './look.tsx';
import { paint } from './paint.ts';
import { fit, shorten, widthOf } from './width.ts';

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
  const look = useLook();
  if (look.plain) return <SpokenRow text={spoken(cells)} width={width} selected={selected} />;
  const { parts, left } = layOut(spell(cells, look), width, look.glyphs.more);
  const inverse = selected && look.veiled !== true;
  return (
    <Text wrap="truncate" inverse={inverse}>
      {parts.map(({ text, cell, column }) => (
        <Text key={column} {...styleOf(cell, selected, look)}>
          {text}
        </Text>
      ))}
      {' '.repeat(left)}
    </Text>
  );
});

/** The words of a line for a screen reader, without what only draws. */
function SpokenRow({ text, width, selected }: { text: string; width: number; selected: boolean }) {
  return (
    <Box aria-state={{ selected }}>
      <Text>{shorten(text, width, '...')}</Text>
    </Box>
  );
}

const spoken = (cells: readonly Cell[]): string =>
  cells
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

const spell = (cells: readonly Cell[], { glyphs }: Look): readonly Cell[] =>
  cells.map((cell) => ({ ...cell, text: spelled(cell.text, glyphs) }));

/** A selected line is inverse as a whole: colours of its own would tear it apart. */
function styleOf(cell: Cell, selected: boolean, { colors, veiled = false }: Look) {
  if (veiled) return { bold: selected, ...paint(colors.dim) };
  return {
    bold: cell.bold === true || selected,
    inverse: cell.inverse === true || selected,
    dimColor: cell.faint === true && !selected,
    ...paint(selected ? undefined : cell.dim === true ? colors.dim : (cell.color ?? colors.text)),
  };
}

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
