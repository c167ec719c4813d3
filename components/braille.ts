/** From the lowest to the highest of what is drawn at one place. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Dots of a cell from the bottom up, of its left and of its right half. */
const DOTS = [
  [0x40, 0x04, 0x02, 0x01],
  [0x80, 0x20, 0x10, 0x08],
] as const;
const BLANK = 0x2800;

/**
 * A line graph of `lines` rows in dots, the top row first: two bands to a column, four dots to a row, 0 at the bottom and `top` at
 * the upper edge. A gap is blank; neighbours are joined, so that a jump is a line and not two dots.
 */
export function braille(bands: readonly (Band | null)[], lines: number, top: number): readonly string[] {
  const dots = lines * 4;
  const level = (value: number): number =>
    Math.max(0, Math.min(dots - 1, Math.round((value / Math.max(top, Number.MIN_VALUE)) * (dots - 1))));
  const spans = bands.map((band) => (band === null ? null : { from: level(band.low), to: level(band.high) }));
  const cells = Array.from({ length: lines }, () => new Uint8Array(Math.ceil(bands.length / 2)));
  spans.forEach((span, index) => {
    if (span === null) return;
    const before = spans[index - 1] ?? span;
    const from = before.to < span.from ? before.to + 1 : span.from;
    const to = before.from > span.to ? before.from - 1 : span.to;
    for (let dot = from; dot <= to; dot += 1) {
      const row = cells[lines - 1 - Math.floor(dot / 4)];
      const column = Math.floor(index / 2);
      const bit = DOTS[index % 2 === 0 ? 0 : 1][dot % 4] ?? 0;
      if (row) row[column] = (row[column] ?? 0) | bit;
    }
  });
  return cells.map((row) =>
    Array.from(row, (bits) => (bits === 0 ? ' ' : String.fromCodePoint(BLANK + bits))).join(''),
  );
}
