import { BASELINE, CELL, left, px, top } from './geometry.ts';
import { type Glyph, sameStyle, type Style } from './style.ts';
import { escapeXml } from './xml.ts';

interface Phrase {
  readonly column: number;
  readonly style: Style;
  text: string;
  end: number;
}

/** Letters that every monospaced font draws one cell wide; others stand alone, so that a substitute font cannot push a line. */
const PLAIN = /^[\u0020-\u024f\u0370-\u04ff\u2010-\u2027\u2190-\u2193]$/u;

/** The text elements of a row. Two blanks in a row end a phrase, because renderers fold blanks. */
export function textElements(glyphs: readonly Glyph[], row: number): string[] {
  const phrases: Phrase[] = [];
  const singles: string[] = [];
  for (const glyph of glyphs) {
    if (glyph.char === ' ') continue;
    if (PLAIN.test(glyph.char)) append(phrases, glyph);
    else singles.push(single(glyph, row));
  }
  return [...phrases.map((phrase) => phraseElement(phrase, row)), ...singles];
}

function append(phrases: Phrase[], { char, column, cells, style }: Glyph): void {
  const last = phrases.at(-1);
  const gap = last ? column - last.end : Number.POSITIVE_INFINITY;
  if (!last || gap > 1 || !sameStyle(last.style, style)) {
    phrases.push({ column, style, text: char, end: column + cells });
    return;
  }
  last.text += ' '.repeat(gap) + char;
  last.end = column + cells;
}

function phraseElement({ column, text, end, style }: Phrase, row: number): string {
  const width = `textLength="${px((end - column) * CELL.width)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${px(left(column))}" y="${px(top(row) + BASELINE)}" ${width}${look(style)}>${escapeXml(text)}</text>`;
}

function single({ char, column, cells, style }: Glyph, row: number): string {
  const middle = left(column + cells / 2);
  return `<text x="${px(middle)}" y="${px(top(row) + BASELINE)}" text-anchor="middle"${look(style)}>${escapeXml(char)}</text>`;
}

const look = ({ fg, bold, italic }: Style) =>
  ` fill="${fg}"${bold ? ' font-weight="700"' : ''}${italic ? ' font-style="italic"' : ''}`;
