import { readFile } from 'node:fs/promises';

import type { Plugin } from 'esbuild';

import { widerShortcut } from './string-width.ts';

const PACKAGES = 'string-width|wrap-ansi|slice-ansi|ink|@alcalzone[\\\\/]ansi-tokenize';
/** `const NAME = new Intl.Segmenter(…);` and `const NAME = /…/v;` at the top of a file. */
const SEGMENTER = /^const (\w+) = (new Intl\.Segmenter\([^;]*\));$/gm;
const SLOW_PATTERN = /^const (\w+) = (\/.*\\p\{RGI_Emoji\}.*\/v);$/gm;

/**
 * What packages make when they are loaded and a frame of ours hardly ever needs: making a segmenter and the pattern of
 * all emoji takes longer than drawing Home. They are made when they are first asked.
 */
export const madeLate: Plugin = {
  name: 'made-late',
  setup(build) {
    build.onLoad(
      { filter: new RegExp(`[\\\\/]node_modules[\\\\/](?:${PACKAGES})[\\\\/].*\\.js$`) },
      async ({ path }) => {
        const contents = late(await readFile(path, 'utf8'));
        return path.includes('string-width') ? widerShortcut(path, contents) : { contents, loader: 'js' };
      },
    );
  },
};

/** The source with its segmenters and its emoji pattern made at their first use. */
export function late(source: string): string {
  return source
    .replaceAll(SEGMENTER, (_all, name: string, made: string) => onFirst(name, made, 'segment'))
    .replaceAll(SLOW_PATTERN, (_all, name: string, made: string) => onFirst(name, made, 'test'));
}

/** Whether a source makes one of them when it is loaded. */
export const madeAtOnce = (source: string): boolean =>
  source.search(SEGMENTER) >= 0 || source.search(SLOW_PATTERN) >= 0;

function onFirst(name: string, made: string, method: string): string {
  return `let ${name}__; const ${name} = {${method}: given => (${name}__ ??= ${made}).${method}(given)};`;
}
