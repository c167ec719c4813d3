import { isDeepStrictEqual } from 'node:util';

import type { Palette } from '#components/themes.ts';
import type { Config } from '#config/config.ts';
import { parentPath } from '#domain/path.ts';

import { loadTheme } from './theme.ts';

/** The colours of the screens. */
export interface Colors {
  readonly palette: () => Palette;
  /** Takes over what a configuration says now; returns what is wrong with its theme. */
  readonly adopt: (config: Config) => Promise<readonly string[]>;
  /** Called when the colours are others than before. */
  readonly onChange: (listener: (palette: Palette) => void) => void;
}

/** The colours a configuration asks for; before the first `adopt` those of the dark theme. */
export function colorsFor(home: string | null, before: Palette): Colors {
  let current = before;
  let tell: (palette: Palette) => void = () => undefined;
  return {
    palette: () => current,
    async adopt({ theme, path }) {
      const { palette, problems } = await loadTheme(theme, parentPath(path), home);
      if (!isDeepStrictEqual(palette, current)) {
        current = palette;
        tell(palette);
      }
      return problems;
    },
    onChange(listener) {
      tell = listener;
    },
  };
}
