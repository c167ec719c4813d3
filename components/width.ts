import stringWidth from 'string-width';

import { graphemes } from './graphemes.ts';

/** Columns a text takes on the terminal. */
export function widthOf(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** Exactly `width` columns: cut with `more` at the end, or padded with blanks. */
export function fit(text: string, width: number, more = '…', align: 'left' | 'right' = 'left'): string {
  if (width <= 0) return '';
  const cut = shorten(text, width, more);
  const gap = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return align === 'right' ? gap + cut : cut + gap;
}

/** At most `width` columns. */
export function shorten(text: string, width: number, more = '…'): string {
  const clean = safe(text);
  if (widthOf(clean) <= width) return clean;
  if (isPlain(clean)) return clean.slice(0, Math.max(0, width - 1)) + more;
  let out = '';
  let used = 0;
  for (const segment of graphemes(clean)) {
    const next = stringWidth(segment);
    if (used + next > width - 1) break;
    out += segment;
    used += next;
  }
  return out + more;
}

const isPlain = (text: string): boolean => /^[\u0020-\u007e]*$/.test(text);
/** Control characters and escape sequences in data never reach the terminal. */
const safe = (text: string): string => (isPlain(text) ? text : text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '));
