import { ASCII, UNICODE, WORDS } from '#components/glyphs.ts';
import type { Look } from '#components/look.tsx';
import { THEMES, type ThemeName } from '#components/themes.ts';

import type { Globals } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** How to draw, from the options, the terminal and the configuration. */
export function loadLook(globals: Globals, terminal: Terminal, theme: string): { look: Look; screenReader: boolean } {
  const screenReader = globals.screenReader || process.env['INK_SCREEN_READER'] === 'true';
  const name = isTheme(theme) ? theme : 'dark';
  return {
    screenReader,
    look: {
      colors: THEMES[name],
      glyphs: screenReader ? WORDS : globals.ascii || !terminal.unicode ? ASCII : UNICODE,
      color: terminal.color && !globals.noColor,
      plain: screenReader,
    },
  };
}

const isTheme = (name: string): name is ThemeName => name in THEMES;
