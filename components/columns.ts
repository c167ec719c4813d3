import type { Cell } from './row.tsx';
import { widthOf } from './width.ts';

/** One column of a list; rows of the list line up because the width comes from all of them. */
export interface Column<Item> {
  /** Shown above the column where the list has a head. */
  readonly name: string;
  readonly cell: (item: Item) => Piece | readonly Piece[];
  readonly align?: 'left' | 'right' | undefined;
  /** What is wider is cut. */
  readonly most?: number | undefined;
  /** May be as narrow as this where room is short. */
  readonly grow?: number | undefined;
  /** Without room the highest goes first; without a number it stays. */
  readonly drop?: number | undefined;
  /** Blanks before it instead of two. */
  readonly gap?: number | undefined;
}

/** A column may be made of several differently painted pieces. */
export type Piece = Omit<Cell, 'width' | 'grow' | 'align'> & {
  /** Runs over all columns to its right, in this row only, and does not count for their width. */
  readonly span?: boolean | undefined;
};

export interface Aligned<Item> {
  readonly cells: (item: Item) => Cell[];
  readonly head: Cell[];
  /** Names of the columns that found room. */
  readonly names: readonly string[];
}

interface Sized<Item> {
  readonly column: Column<Item>;
  readonly width: number;
}

const GAP = 2;

/**
 * Fits columns into `width`: a column no row fills disappears, then the least important go, then those that
 * can are cut. With `headed`, names count for the widths.
 */
export function align<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  width: number,
  headed = false,
): Aligned<Item> {
  let sized = columns
    .map((column): Sized<Item> => ({ column, width: naturalWidth(items, column, headed) }))
    .filter((each) => each.width > 0);
  while (needed(sized) > width) {
    const victim = sized
      .filter(({ column }) => column.drop !== undefined)
      .toSorted((a, b) => (b.column.drop ?? 0) - (a.column.drop ?? 0))[0];
    if (victim === undefined) break;
    sized = sized.filter((each) => each !== victim);
  }
  const final = grown(sized, width);
  return {
    names: final.map(({ column }) => column.name),
    cells: (item) => laid(final, width, (column) => column.cell(item)),
    head: laid(final, width, (column) => ({ text: column.name, dim: true })),
  };
}

function naturalWidth<Item>(items: readonly Item[], { name, cell, most }: Column<Item>, headed: boolean): number {
  const widest = items.reduce((wide, item) => Math.max(wide, natural(piecesOf(cell(item)))), 0);
  if (widest === 0) return 0;
  return Math.min(most ?? Infinity, Math.max(widest, headed ? widthOf(name) : 0));
}

const least = <Item>({ column, width }: Sized<Item>): number =>
  column.grow === undefined ? width : Math.min(width, column.grow);

function needed<Item>(sized: readonly Sized<Item>[]): number {
  return sized.reduce((sum, each, index) => sum + least(each) + (index === 0 ? 0 : (each.column.gap ?? GAP)), 0);
}

/** What is left goes to the first growing column up to its natural width, then to the next. */
function grown<Item>(sized: readonly Sized<Item>[], width: number): readonly Sized<Item>[] {
  let left = Math.max(0, width - needed(sized));
  const growing = sized.filter(({ column }) => column.grow !== undefined);
  const widths = new Map(
    growing.map((each) => {
      const wish = each.width - least(each);
      const extra = Math.min(left, wish);
      left -= extra;
      return [each, least(each) + extra];
    }),
  );
  return sized.map((each) => ({ column: each.column, width: widths.get(each) ?? each.width }));
}

function laid<Item>(
  sized: readonly Sized<Item>[],
  total: number,
  content: (column: Column<Item>) => Piece | readonly Piece[],
): Cell[] {
  const cells: Cell[] = [];
  let used = 0;
  for (const [index, { column, width }] of sized.entries()) {
    const pieces = piecesOf(content(column));
    const gap = index === 0 ? 0 : (column.gap ?? GAP);
    if (gap > 0) cells.push({ text: ' '.repeat(gap) });
    used += gap;
    if (pieces.some(({ span }) => span === true))
      return [...cells, ...filled(pieces, Math.max(0, total - used), column)];
    cells.push(...filled(pieces, width, column));
    used += width;
  }
  return cells;
}

/** Exactly `width` columns. */
function filled<Item>(pieces: readonly Piece[], width: number, { align: side }: Column<Item>): Cell[] {
  const [only, ...more] = pieces;
  if (more.length === 0) return [{ ...only, text: only?.text ?? '', width, align: side }];
  const rest = { text: '', width: Math.max(0, width - widthOfPieces(pieces)) };
  const cut = cutPieces(pieces, width);
  return side === 'right' ? [rest, ...cut] : [...cut, rest];
}

const natural = (pieces: readonly Piece[]): number => (pieces.some(({ span }) => span) ? 0 : widthOfPieces(pieces));

function cutPieces(pieces: readonly Piece[], width: number): Cell[] {
  let left = width;
  return pieces.map((piece) => {
    const room = Math.min(left, widthOf(piece.text));
    left -= room;
    return { ...piece, width: room };
  });
}

const piecesOf = (content: Piece | readonly Piece[]): readonly Piece[] => ('text' in content ? [content] : content);
const widthOfPieces = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + widthOf(text), 0);
