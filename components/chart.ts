import type { Glyphs } from './glyphs.ts';

/**
 * A graph of `lines` rows of bars, the top row first: one column per value, 0 at the bottom, `top` at the upper edge. A
 * gap is a blank column; a value above zero always shows.
 */
export function chart(
  values: readonly (number | null)[],
  lines: number,
  { bars }: Pick<Glyphs, 'bars'>,
  top: number,
): readonly string[] {
  const steps = bars.length;
  const levels = values.map((value) => {
    if (value === null) return null;
    const level = Math.round((Math.min(top, Math.max(0, value)) / top) * lines * steps);
    return value > 0 ? Math.max(1, level) : level;
  });
  return Array.from({ length: lines }, (_, line) => {
    const floor = (lines - 1 - line) * steps;
    return levels
      .map((level) => {
        if (level === null) return ' ';
        const above = Math.min(steps, level - floor);
        return above > 0 ? (bars[above - 1] ?? ' ') : ' ';
      })
      .join('');
  });
}
