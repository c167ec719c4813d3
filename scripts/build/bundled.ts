import { build } from 'esbuild';

import { builds } from './options.ts';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Folders of the packages of which anything ends up in dist, sorted. Nothing is written. */
export async function bundledPackages(): Promise<string[]> {
  const built = await Promise.all(
    builds().map((options) => build({ ...options, minify: false, metafile: true, write: false, logLevel: 'error' })),
  );
  const outputs = built.flatMap(({ metafile }) => Object.values(metafile.outputs));
  const used = outputs.flatMap(({ inputs }) => Object.keys(inputs).filter(isFile));
  const folders = used.map((input) => PACKAGE.exec(input)?.[0]).filter((folder) => folder !== undefined);
  return [...new Set(folders)].toSorted();
}

/** What plugins make up is named `namespace:…`. */
const isFile = (input: string): boolean => !/^[a-z-]+:/.test(input);
