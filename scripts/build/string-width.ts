import type { OnLoadResult } from 'esbuild';

const ASCII_ONLY = '/^[\\u0020-\\u007E]*$/';

/**
 * Characters that are one column wide alone and never part of a longer grapheme unless something outside this set
 * follows: Latin letters, arrows, box drawing, blocks and the marks of our own glyph set.
 */
export const ONE_COLUMN =
  '\\u0020-\\u007E\\u00A1-\\u00A8\\u00AA-\\u00AC\\u00AF-\\u017F\\u2010-\\u2027\\u2190-\\u2193\\u2500-\\u259F\\u25B2\\u25BC\\u25C6\\u25CB\\u25CF\\u26A0\\u2714\\u2718\\u276F\\u2800-\\u28FF';

/**
 * Ink measures every line many times, and a line with a border in it takes the slow way through Intl.Segmenter: a
 * third of the first frame. The shortcut for ASCII holds for these characters as well (a test compares them all).
 */
export function widerShortcut(path: string, source: string): OnLoadResult {
  if (!source.includes(ASCII_ONLY))
    return { errors: [{ text: `${path} has changed: look at its shortcut for ASCII again` }] };
  return { contents: source.replace(ASCII_ONLY, `/^[${ONE_COLUMN}]*$/`), loader: 'js' };
}
