import type { Glyphs } from './glyphs.ts';

/** A bar of `width` columns filled to `percent` (0..100). */
export function gauge(percent: number, width: number, glyphs: Glyphs): string {
  const filled = Math.round((Math.min(100, Math.max(0, percent)) / 100) * width);
  return glyphs.full.repeat(filled) + glyphs.empty.repeat(Math.max(0, width - filled));
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
