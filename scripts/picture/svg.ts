import type { Terminal } from '../../test/support/terminal/emulator.ts';
import { chrome } from './svg/chrome.ts';
import { CELL, FONT_SIZE, left, px, rect, top, WINDOW } from './svg/geometry.ts';
import { Paint } from './svg/paint.ts';
import { THEME } from './svg/palette.ts';
import { drawRow } from './svg/row.ts';
import { escapeXml } from './svg/xml.ts';

export interface PictureOptions {
  readonly title?: string;
  /** Draw the cursor where it is; a program that hides it wants it left out. */
  readonly cursor?: boolean;
}

/** What the terminal shows as a self-contained SVG of a window: nothing to load, the same file for the same screen. */
export function toSvg(terminal: Terminal, { title = 'cpm-console', cursor = false }: PictureOptions = {}): string {
  const { padding, bar } = WINDOW;
  const width = px(left(terminal.cols) + padding * 2);
  const height = px(top(terminal.rows) + padding * 2 + bar);
  const layers = { backgrounds: new Paint(), shapes: new Paint(), texts: [] };
  for (let row = 0; row < terminal.rows; row++) drawRow(terminal, row, layers);
  if (cursor) layers.backgrounds.add(THEME.cursor, { d: cursorPath(terminal), opacity: 0.6 });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<style>text{font-family:"DejaVu Sans Mono","JetBrains Mono",Menlo,Consolas,monospace;font-size:${FONT_SIZE}px;white-space:pre}</style>`,
    ...chrome(Number(width), Number(height), title),
    `<g transform="translate(${padding} ${bar + padding})">`,
    ...layers.backgrounds.elements(),
    ...layers.shapes.elements(),
    ...layers.texts,
    '</g></svg>',
    '',
  ].join('\n');
}

function cursorPath({ buffer: { active } }: Terminal): string {
  return rect(left(active.cursorX), top(active.cursorY), CELL.width, CELL.height);
}
