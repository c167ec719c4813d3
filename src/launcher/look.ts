import { ASCII, UNICODE, WORDS } from '#components/glyphs.ts';
import type { Look } from '#components/look.tsx';
import type { Palette } from '#components/themes.ts';

import type { Globals } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** How to draw, from the options, the terminal and the configuration. */
export function loadLook(globals: Globals, terminal: Terminal, colors: Palette): { look: Look; screenReader: boolean } {
  const screenReader = isSpoken(globals);
  return {
    screenReader,
    look: {
      colors,
      glyphs: screenReader ? WORDS : globals.ascii || !terminal.unicode ? ASCII : UNICODE,
      color: terminal.color && !globals.noColor,
      plain: screenReader,
    },
  };
}

/** Whether everything is read aloud: asked for here, or of every program that draws with Ink. */
export const isSpoken = (globals: Globals): boolean =>
  globals.screenReader || process.env['INK_SCREEN_READER'] === 'true';
