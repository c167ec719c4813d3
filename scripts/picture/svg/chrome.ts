import { CELL, FONT_SIZE, px, WINDOW } from './geometry.ts';
import { THEME } from './palette.ts';
import { escapeXml } from './xml.ts';

const BUTTONS_WIDTH = 76;

/** The window around the terminal: frame, title bar, three buttons. */
export function chrome(width: number, height: number, title: string): string[] {
  const { bar, radius: r } = WINDOW;
  const frame = `x=".5" y=".5" width="${px(width - 1)}" height="${px(height - 1)}" rx="${r}"`;
  const barPath = `M.5 ${bar}V${r + 0.5}a${r} ${r} 0 0 1 ${r}-${r}H${px(width - r - 0.5)}a${r} ${r} 0 0 1 ${r} ${r}V${bar}z`;
  const middle = bar / 2;
  return [
    `<rect ${frame} fill="${THEME.background}"/>`,
    `<path d="${barPath}" fill="${THEME.bar}"/>`,
    `<path d="M0 ${bar - 0.5}h${px(width)}" stroke="${THEME.border}"/>`,
    `<rect ${frame} fill="none" stroke="${THEME.border}"/>`,
    ...THEME.buttons.map((fill, index) => `<circle cx="${20 + index * 20}" cy="${middle}" r="6" fill="${fill}"/>`),
    ...titleElement(width, title),
  ];
}

/** The title in the middle, or none where the buttons leave no room. */
function titleElement(width: number, title: string): string[] {
  const room = width - 2 * BUTTONS_WIDTH;
  if (title.length * CELL.width > room) return [];
  const place = `x="${px(width / 2)}" y="${px(WINDOW.bar / 2 + FONT_SIZE * 0.36)}" text-anchor="middle"`;
  return [`<text ${place} fill="${THEME.title}">${escapeXml(title)}</text>`];
}
