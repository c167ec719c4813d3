/** One line of the table: a figure of ours, the same of something to compare with, and what is allowed. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  /** The node floor or another program, measured in the same run; null when there is nothing to compare with. */
  readonly theirs: number | null;
  /** Ours by theirs. */
  readonly ratio: number | null;
  /** What the ratio may be at most; without a ratio, what ours may be. Null for a row that only informs. */
  readonly budget: number | null;
  readonly unit: string;
  /** What theirs is, or why there is none. */
  readonly against?: string;
}

/** A row that is judged by its ratio. */
export function compared(row: Omit<Row, 'ratio'> & { readonly theirs: number }): Row {
  return { ...row, ratio: row.theirs === 0 ? null : row.ours / row.theirs };
}

export function isWithin({ ours, ratio, budget }: Row): boolean {
  return budget === null || (ratio ?? ours) <= budget;
}
