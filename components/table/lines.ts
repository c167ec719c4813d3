import { fit } from '#components/width.ts';

import { type Column, type Data, textOf } from './columns.ts';

/** A line of a table: its ends, what stands between cells, and the cells, each as wide as its column. */
export interface TableLine {
  readonly kind: 'top' | 'head' | 'rule' | 'row' | 'bottom';
  readonly left: string;
  readonly between: string;
  readonly right: string;
  readonly cells: readonly string[];
  /** Index of the row of data. */
  readonly row?: number;
}

const GRID = {
  top: ['┌', '┬', '┐', '─'],
  rule: ['├', '┼', '┤', '─'],
  bottom: ['└', '┴', '┘', '─'],
  bare: ['│', '│', '│', ' '],
} as const;

/** The lines of a grid, as ink-table draws it: a rule above every row. */
export function gridLines(columns: readonly Column[], data: readonly Data[], padding: number, from: number) {
  const drawn = (kind: 'top' | 'rule' | 'bottom'): TableLine => {
    const [left, between, right, line] = GRID[kind];
    return { kind, left, between, right, cells: columns.map(({ width }) => line.repeat(width)) };
  };
  const [left, between, right] = GRID.bare;
  return [
    drawn('top'),
    { kind: 'head', left, between, right, cells: headCells(columns, padding) } as const,
    ...data.flatMap((row, index): TableLine[] => [
      drawn('rule'),
      { kind: 'row', left, between, right, cells: cellsOf(columns, row, padding), row: from + index },
    ]),
    drawn('bottom'),
  ];
}

/** The lines without a frame: heads, then rows. */
export function bareLines(columns: readonly Column[], data: readonly Data[], padding: number, from: number) {
  const ends = { left: '', between: '', right: '' };
  return [
    { kind: 'head', ...ends, cells: headCells(columns, padding) } as const,
    ...data.map(
      (row, index) => ({ kind: 'row', ...ends, cells: cellsOf(columns, row, padding), row: from + index }) as const,
    ),
  ];
}

const headCells = (columns: readonly Column[], padding: number) =>
  columns.map(({ name, width }) => padded(name, width, padding));
const cellsOf = (columns: readonly Column[], row: Data, padding: number) =>
  columns.map(({ name, width }) => padded(textOf(row[name]), width, padding));

function padded(text: string, width: number, padding: number): string {
  const margin = ' '.repeat(padding);
  return margin + fit(text, width - 2 * padding) + margin;
}
