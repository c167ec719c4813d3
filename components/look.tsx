import { createContext, use } from 'react';

import type { Status } from '#domain/status.ts';

import { type Glyphs, UNICODE } from './glyphs.ts';
import { allOf, type Palette, THEMES } from './themes.ts';

/** How everything is drawn: colours by meaning and glyphs that exist on this terminal. */
export interface Look {
  readonly colors: Palette;
  readonly glyphs: Glyphs;
  /** False when nothing is coloured, bold or inverse: what matters then needs a character. */
  readonly color: boolean;
  /** Lines of text for a screen reader instead of boxes and graphs. */
  readonly plain: boolean;
  /** A dialog stands above: nothing here asks for attention now. */
  readonly veiled?: boolean;
}

export const DEFAULT_LOOK: Look = { colors: THEMES.dark, glyphs: UNICODE, color: true, plain: false };

const LookContext = createContext<Look>(DEFAULT_LOOK);
export const LookProvider = LookContext;
export const useLook = (): Look => use(LookContext);

/** The look of what is below a dialog. */
export function veil(look: Look): Look {
  return { ...look, veiled: true, colors: allOf(look.colors.dim) };
}

/** Glyph and colour of a status; the word stands beside it, so colour never carries meaning alone. */
export function statusLook(status: Status, { colors, glyphs }: Look): { glyph: string; color: string | undefined } {
  return { glyph: glyphs[status], color: colors[status] };
}
