import { readFile } from 'node:fs/promises';

import { readTheme, type ThemeFile } from '#components/theme-file.ts';
import { type ThemeName, THEMES } from '#components/themes.ts';
import { messageOf } from '#domain/errors.ts';
import { resolvePath } from '#domain/path.ts';

/**
 * The palette of a theme: one of ours by name, else a YAML or JSON file (relative to `folder`). What cannot be read is
 * told in `problems`, and the dark theme stands in: colours are no reason not to start.
 */
export async function loadTheme(theme: string, folder: string, home: string | null): Promise<ThemeFile> {
  if (isTheme(theme)) return { palette: THEMES[theme], problems: [] };
  const path = resolvePath(theme, folder, home);
  if (path === null) return { palette: THEMES.dark, problems: [`theme: there is no home folder for ${theme}.`] };
  try {
    const { parse } = await import('yaml');
    const { palette, problems } = readTheme(parse(await readFile(path, 'utf8')));
    return { palette, problems: problems.map((problem) => `${path}: ${problem}`) };
  } catch (error) {
    const names = Object.keys(THEMES).join(', ');
    return {
      palette: THEMES.dark,
      problems: [`theme: ${theme} is neither ${names} nor a file that can be read: ${messageOf(error)}`],
    };
  }
}

const isTheme = (name: string): name is ThemeName => Object.hasOwn(THEMES, name);
