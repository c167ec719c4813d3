import { align, type Column } from '#components/columns.ts';
import type { Reading } from '#domain/reading.ts';
import { markOf } from '#screens/reading/mark.ts';

import type { Entry, Scene } from './scene.ts';

/** A row for each reading, in columns that fit the width. */
export function entriesOf(
  rows: readonly Reading[],
  { now, look }: Scene,
  width: number,
  columns: readonly Column<Reading>[],
): Entry[] {
  const { cells } = align(rows, columns, width);
  return rows.map((reading) => ({
    key: reading.id,
    checkId: reading.id,
    calm: markOf(reading, now, look).calm,
    cells: cells(reading),
  }));
}
