/** Colours by meaning. `undefined` is the terminal's own foreground; names are the sixteen it chose itself. */
export interface Palette {
  readonly ok: string | undefined;
  readonly warning: string | undefined;
  readonly critical: string | undefined;
  readonly unknown: string | undefined;
  readonly text: string | undefined;
  readonly dim: string | undefined;
  readonly accent: string | undefined;
  readonly border: string | undefined;
  readonly focus: string | undefined;
  readonly production: string | undefined;
}

export const THEMES = {
  dark: {
    ok: 'green',
    warning: 'yellow',
    critical: 'red',
    unknown: 'gray',
    text: undefined,
    dim: 'gray',
    accent: 'cyan',
    border: 'gray',
    focus: 'cyan',
    production: 'red',
  },
  light: {
    ok: 'green',
    warning: 'magenta',
    critical: 'red',
    unknown: 'gray',
    text: undefined,
    dim: 'gray',
    accent: 'blue',
    border: 'gray',
    focus: 'blue',
    production: 'red',
  },
  'high-contrast': {
    ok: 'greenBright',
    warning: 'yellowBright',
    critical: 'redBright',
    unknown: 'whiteBright',
    text: 'whiteBright',
    dim: 'white',
    accent: 'cyanBright',
    border: 'white',
    focus: 'yellowBright',
    production: 'redBright',
  },
} as const satisfies Record<string, Palette>;

export type ThemeName = keyof typeof THEMES;

/** A palette of one colour. */
export const allOf = (color: string | undefined): Palette => ({
  ok: color,
  warning: color,
  critical: color,
  unknown: color,
  text: color,
  dim: color,
  accent: color,
  border: color,
  focus: color,
  production: color,
});
