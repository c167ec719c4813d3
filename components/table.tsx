import { Box, Text } from 'ink';
import type { ComponentType } from 'react';

import { spelled } from './ascii.ts';
import { type Look, useLook } from './look.tsx';
import { paint } from './paint.ts';
import { columnsOf, type Data, layOutColumns } from './table/columns.ts';
import { bareLines, gridLines, type TableLine } from './table/lines.ts';
import { inOrder, type TableOrder } from './table/order.ts';
import type { Palette } from './themes.ts';
import { windowAround } from './windowed.ts';

/** What draws a piece of the table: the text and the column it stands in. */
export interface PieceProps {
  readonly children: string;
  readonly column?: number;
}

/** `data, columns, padding, header, cell, skeleton` are those of ink-table; the others are ours. */
export interface TableProps<Row extends Data> {
  readonly data: readonly Row[];
  readonly columns?: readonly (keyof Row & string)[];
  /** Blanks on both sides of a cell. */
  readonly padding?: number;
  readonly header?: ComponentType<PieceProps>;
  readonly cell?: ComponentType<PieceProps>;
  readonly skeleton?: ComponentType<PieceProps>;
  /** `grid` as ink-table, a rule above every row; `none` one line a row. */
  readonly frame?: 'grid' | 'none';
  /** Columns of the terminal it may take; cells are cut. */
  readonly width?: number;
  /** Lines it may take; only rows around the selected one are drawn. */
  readonly height?: number;
  /** Index into the rows in the order drawn. */
  readonly selected?: number;
  readonly order?: TableOrder;
  /** Colour of a row, by meaning. */
  readonly tone?: (row: Row) => keyof Palette;
}

/** Rows and columns. Without pieces of one's own every line is one text, so hundreds of rows cost little. */
export function Table<Row extends Data>(props: TableProps<Row>) {
  const look = useLook();
  const { first, count } = tableWindow(props);
  const rows = inOrder(props.data, props.order).slice(first, first + count);
  const toneOf = (row: Row | undefined) => (row === undefined ? 'text' : (props.tone?.(row) ?? 'text'));
  return (
    <Box flexDirection="column" flexShrink={0}>
      {tableLines(props, rows, first).map((line, index) => (
        <Line
          key={index}
          line={line}
          pieces={props}
          look={look}
          selected={line.row !== undefined && line.row === props.selected}
          tone={LINE_TONES[line.kind] ?? toneOf(rows[(line.row ?? 0) - first])}
        />
      ))}
    </Box>
  );
}

const LINE_TONES: Partial<Record<TableLine['kind'], keyof Palette>> = {
  top: 'border',
  rule: 'border',
  bottom: 'border',
  head: 'accent',
};

/** First and number of the rows that `height` lines have room for. */
export function tableWindow({
  data,
  frame = 'grid',
  height = Infinity,
  selected = 0,
}: Pick<TableProps<Data>, 'frame' | 'height' | 'selected'> & { readonly data: readonly Data[] }) {
  const room = frame === 'grid' ? Math.floor((height - 3) / 2) : height - 1;
  return windowAround(selected, data.length, Math.min(room, data.length));
}

function tableLines<Row extends Data>(
  props: TableProps<Row>,
  rows: readonly Row[],
  first: number,
): readonly TableLine[] {
  const { data, padding = 1, frame = 'grid', width = Infinity } = props;
  const names = props.columns ?? columnsOf(data);
  const marker = props.selected === undefined || frame === 'grid' ? 0 : MARKER;
  const columns = layOutColumns(names, data, padding, frame === 'grid' ? width - names.length - 1 : width - marker);
  const lines = (frame === 'grid' ? gridLines : bareLines)(columns, rows, padding, first);
  return lines.map((line) => ({ ...line, left: ' '.repeat(marker) + line.left }));
}

/** Columns in front of a row without a frame, where rows can be selected. */
const MARKER = 2;

interface LineProps {
  readonly line: TableLine;
  readonly pieces: Pick<TableProps<Data>, 'header' | 'cell' | 'skeleton'>;
  readonly look: Look;
  readonly selected: boolean;
  readonly tone: keyof Palette;
}

function Line({ line, pieces: { header, cell, skeleton }, look, selected, tone }: LineProps) {
  const { colors, glyphs } = look;
  const left = selected ? glyphs.selected + line.left.slice(1) : line.left;
  const own = line.kind === 'head' ? header : line.kind === 'row' ? cell : skeleton;
  if (own === undefined && skeleton === undefined) {
    const color = selected ? undefined : colors[tone];
    return (
      <Text wrap="truncate" inverse={selected} bold={selected || line.kind === 'head'} {...paint(color)}>
        {spelled(left + line.cells.join(line.between) + line.right, glyphs)}
      </Text>
    );
  }
  const Piece = own ?? Plain;
  const Frame = skeleton ?? Plain;
  return (
    <Box>
      <Frame>{left}</Frame>
      {line.cells.map((text, column) => (
        <Box key={column}>
          {column > 0 && <Frame>{line.between}</Frame>}
          <Piece column={column}>{text}</Piece>
        </Box>
      ))}
      <Frame>{line.right}</Frame>
    </Box>
  );
}

const Plain = ({ children }: PieceProps) => <Text>{children}</Text>;
