/** Every colour keeps a contrast of at least 4.5 on the background, the dim ones included. */
export const THEME = {
  background: '#10141b',
  foreground: '#d8dde7',
  bar: '#191f29',
  border: '#2c3442',
  title: '#8d98aa',
  cursor: '#8fcaff',
  buttons: ['#ff5f57', '#febc2e', '#28c840'],
} as const;

/** The eight colours and their bright versions, black to white. */
const ANSI16 = [
  '#222a36 #f2777f #8ccf7e #e8c06f #6cb6f5 #c99bf0 #67d4cb #d8dde7',
  '#8591a3 #ff979d #abe39d #ffd98a #95cfff #dfbaff #8decdf #ffffff',
].flatMap((eight) => eight.split(' '));

const CUBE = [0, 95, 135, 175, 215, 255];
const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');

/** An entry of the terminal's 256-colour palette. */
export function paletteColor(code: number): string {
  const named = ANSI16[code];
  if (named !== undefined) return named;
  if (code >= 232) return `#${hex(8 + (code - 232) * 10).repeat(3)}`;
  const index = code - 16;
  return `#${[index / 36, (index / 6) % 6, index % 6].map((step) => hex(CUBE[Math.floor(step)] ?? 0)).join('')}`;
}

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** `share` of the one colour over the other; used for dim text, because an opacity would also thin the joins of lines. */
export function mix(over: string, under: string, share: number): string {
  const below = channels(under);
  return `#${channels(over)
    .map((value, index) => hex(value * share + (below[index] ?? 0) * (1 - share)))
    .join('')}`;
}

const DEEP_SHARE = 0.72;

/** A palette entry behind text: the six colours are deepened, so that white letters and black ones can both be read on them. */
export function paletteBackground(code: number): string {
  const color = paletteColor(code);
  return code >= 1 && code <= 6 ? mix(color, THEME.background, DEEP_SHARE) : color;
}
