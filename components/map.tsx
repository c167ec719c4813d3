import { useLook } from './look.tsx';
import { type Cell, Row } from './row.tsx';
import { widthOf } from './width.ts';

export interface MapEntry {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Waiting there: a count, or a status glyph. */
  readonly badge: string;
}

/** The second line: the places and the one we are in. Titles shrink to numbers where they do not fit. */
export function PlaceMap({
  width,
  entries,
  current,
}: {
  width: number;
  entries: readonly MapEntry[];
  current: string;
}) {
  const { colors } = useLook();
  const full = entries.map((entry) => ` ${entry.number} ${entry.title}${entry.badge === '' ? '' : ` ${entry.badge}`} `);
  const fits = full.reduce((sum, text) => sum + widthOf(text), 0) <= width;
  const cells: Cell[] = entries.map((entry, index) => ({
    text: fits || entry.id === current ? (full[index] ?? '') : ` ${entry.number} `,
    dim: entry.id !== current,
    bold: entry.id === current,
    ...(entry.id === current ? { color: colors.accent } : {}),
  }));
  return <Row width={width} cells={cells} />;
}
