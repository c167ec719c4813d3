import { widthOf } from '#components/width.ts';

/** What a cell may hold; null and undefined leave it blank. */
export type Scalar = string | number | boolean | null | undefined;
export type Data = Readonly<Record<string, Scalar>>;

export interface Column {
  readonly name: string;
  /** With padding on both sides. */
  readonly width: number;
}

/** Narrower than this says nothing. */
const LEAST = 3;

/** Every key of the data in the order of its first appearance. */
export function columnsOf(data: readonly Data[]): readonly string[] {
  return [...new Set(data.flatMap((row) => Object.keys(row)))];
}

/** As wide as the widest cell; where all of them do not fit in `room`, the widest give way first. */
export function layOutColumns(
  names: readonly string[],
  data: readonly Data[],
  padding: number,
  room = Infinity,
): readonly Column[] {
  const widest = (name: string) =>
    data.reduce((most, row) => Math.max(most, widthOf(textOf(row[name]))), widthOf(name));
  const widths = names.map((name) => widest(name) + 2 * padding);
  const least = LEAST + 2 * padding;
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const at = widths.indexOf(Math.max(...widths));
    if ((widths[at] ?? 0) <= least) break;
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return names.map((name, index) => ({ name, width: widths[index] ?? 0 }));
}

export const textOf = (value: Scalar): string => (value === null || value === undefined ? '' : String(value));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
