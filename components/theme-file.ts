import { type Palette, type ThemeName, THEMES } from './themes.ts';

/** A theme of a person's own, read from a file. */
export interface ThemeFile {
  readonly palette: Palette;
  /** What of the file was not understood, one sentence each; the rest holds. */
  readonly problems: readonly string[];
}

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const NAMED = new Set([...NAMES, ...NAMES.map((name) => `${name}Bright`), 'gray', 'grey']);
const DEFAULT = 'default';

/**
 * The palette of a theme file: `base` names the theme it starts from (dark when it is not there), `colors` replaces some
 * or all of its colours. A colour is one of the terminal's sixteen names, `default`, `#rrggbb`, `rgb(r, g, b)` or
 * `ansi256(n)`.
 */
export function readTheme(data: unknown): ThemeFile {
  if (!isMapping(data)) return { palette: THEMES.dark, problems: ['A theme file has the keys base and colors.'] };
  const { base = 'dark', colors = {}, ...others } = data;
  const start: Palette = isTheme(base) ? THEMES[base] : THEMES.dark;
  const written = isMapping(colors) ? Object.entries(colors) : [];
  const good = written.filter(([name, color]) => name in start && isColor(color));
  return {
    palette: {
      ...start,
      ...Object.fromEntries(good.map(([name, color]) => [name, color === DEFAULT ? undefined : color])),
    },
    problems: [
      ...(isTheme(base)
        ? []
        : [`base: no theme is called ${String(base)}; there are ${Object.keys(THEMES).join(', ')}.`]),
      ...(isMapping(colors) ? [] : ['colors: expected names and colours.']),
      ...Object.keys(others).map((key) => `${key}: a theme file has the keys base and colors.`),
      ...written.flatMap(([name, color]) => problemOf(name, color, start)),
    ],
  };
}

function problemOf(name: string, color: unknown, palette: Palette): string[] {
  if (!(name in palette)) return [`colors.${name}: there are ${Object.keys(palette).join(', ')}.`];
  if (isColor(color)) return [];
  return [
    `colors.${name}: ${JSON.stringify(color)} is no colour; write a name such as cyan, default, #rrggbb or ansi256(n).`,
  ];
}

function isColor(color: unknown): color is string {
  if (typeof color !== 'string') return false;
  if (color === DEFAULT || NAMED.has(color) || /^#[\da-f]{3}(?:[\da-f]{3})?$/i.test(color)) return true;
  const match = /^(?:rgb\( *(\d+) *, *(\d+) *, *(\d+) *\)|ansi256\( ?(\d+) ?\))$/.exec(color);
  return match !== null && match.slice(1).every((number) => Number(number || 0) < 256);
}

const isTheme = (name: unknown): name is ThemeName => typeof name === 'string' && Object.hasOwn(THEMES, name);
const isMapping = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
