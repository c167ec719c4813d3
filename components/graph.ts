import type { Glyphs } from './glyphs.ts';

/** A bar of `width` columns filled to `percent` (0..100): the filled part and the rest. It is full only at 100. */
export function gauge(percent: number, width: number, { gauge: [full, empty] }: Glyphs): readonly [string, string] {
  const part = (Math.min(100, Math.max(0, percent)) / 100) * width;
  const filled = percent > 0 ? Math.max(1, Math.min(Math.round(part), percent < 100 ? width - 1 : width)) : 0;
  return [full.repeat(filled), empty.repeat(Math.max(0, width - filled))];
}

/**
 * The last `width` values as bars from 0 to `top` (the largest value when not given); a gap is a blank. Shape and not
 * colour carries the meaning.
 */
export function spark(values: readonly (number | null)[], width: number, glyphs: Glyphs, top?: number): string {
  const shown = values.slice(-width);
  const highest = top ?? Math.max(1, ...shown.map((value) => value ?? 0));
  const bars = shown.map((value) => {
    if (value === null) return ' ';
    const level = Math.round((Math.min(highest, Math.max(0, value)) / highest) * (glyphs.bars.length - 1));
    return glyphs.bars[level] ?? ' ';
  });
  return bars.join('').padStart(width, ' ');
}

/** Below this a day was so bad that it makes no difference how bad. */
const WORST = 50;

/** One column a day from a bad score to 100, a dot for a day of which nothing is known; empty with less than two days. */
export function scoreTrend(days: readonly (number | null)[], { bars, looks }: Glyphs): string {
  if (days.filter((day) => day !== null).length < 2) return '';
  const level = (score: number) => Math.round((Math.max(0, score - WORST) / (100 - WORST)) * (bars.length - 1));
  return days.map((day) => (day === null ? looks.none : (bars[level(day)] ?? ''))).join('');
}
