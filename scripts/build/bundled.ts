import { build } from 'esbuild';

import { options } from './options.ts';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Folders of the packages of which anything ends up in dist, sorted. Nothing is written. */
export async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({ ...options(), minify: false, metafile: true, write: false, logLevel: 'error' });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter(isFile));
  const folders = used.map((input) => PACKAGE.exec(input)?.[0]).filter((folder) => folder !== undefined);
  return [...new Set(folders)].toSorted();
}

/** What plugins make up is named `namespace:…`. */
const isFile = (input: string): boolean => !/^[a-z-]+:/.test(input);
