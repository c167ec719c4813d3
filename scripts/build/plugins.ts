import { readFile } from 'node:fs/promises';

import type { Plugin } from 'esbuild';

/** Emscripten's loader fetches a data: URL when it sees fetch, which loads all of undici (60 ms) to decode base64. */
export const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup(build) {
    build.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => ({
      contents: `const fetch=undefined;\n${await readFile(path, 'utf8')}`,
      loader: 'js',
    }));
  },
};

/** Ink imports the devtools only when DEV is set; they are no part of the product and cannot load outside a browser. */
export const emptyDevtools: Plugin = {
  name: 'empty-devtools',
  setup(build) {
    build.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};', loader: 'js' }));
  },
};

const REFERENCE = /new URL\(\s*(['"])[^'"]*?([\w-]+)\.(?:worker|child)\.ts\1,\s*import\.meta\.url,?\s*\)/g;

/**
 * `new URL('./NAME.worker.ts', import.meta.url)` is right when run from source;
 * in the product it becomes the address of dist/workers/NAME.js.
 */
export const spawnedEntries: Plugin = {
  name: 'spawned-entries',
  setup(build) {
    build.onLoad({ filter: /services\/adapters\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(REFERENCE, (_all, _quote, name: string) => {
        return `new URL('workers/${name}.js', __cpmDist())`;
      }),
      loader: 'ts',
    }));
  },
};
