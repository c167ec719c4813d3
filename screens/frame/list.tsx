import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { windowAround } from '#components/windowed.ts';

import { RowArea } from './row-area.tsx';

interface ListProps {
  /** Every row there is; only those that fit are drawn. */
  readonly rows: readonly string[];
  readonly selected: string | null;
  readonly marked?: ReadonlySet<string>;
  readonly width: number;
  readonly height: number;
  /** What a row shows, laid out in `width` columns: two less than the list has. */
  readonly cells: (row: string, width: number) => readonly Cell[];
  readonly empty: string;
}

/** A long list as a place shows it: it scrolls with the selection, a click selects, a second click opens. */
export function List({ rows, selected, marked, width, height, cells, empty }: ListProps) {
  const { glyphs } = useLook();
  const at = selected === null ? 0 : Math.max(0, rows.indexOf(selected));
  const { first, count } = windowAround(at, rows.length, height);
  const shown = rows.slice(first, first + count);
  if (rows.length === 0) return <Row width={width} cells={[{ text: `  ${empty}`, dim: true }]} />;
  const marker = (row: string) =>
    row === selected ? glyphs.selected : marked?.has(row) === true ? glyphs.marked : ' ';
  return (
    <RowArea rows={shown}>
      {shown.map((row) => (
        <Row
          key={row}
          width={width}
          selected={row === selected}
          cells={[{ text: `${marker(row)} `, bold: true }, ...cells(row, width - 2)]}
        />
      ))}
    </RowArea>
  );
}
