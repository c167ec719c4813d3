import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { builds } from './build/options.ts';
import { swapIn } from './build/swap.ts';
import { ROOT } from './support/root.ts';

// Built beside dist and moved in file by file: a console that is running keeps finding its own parts.
if (existsSync(join(ROOT, 'src/main.ts'))) {
  const built = await Promise.all(
    builds().map((options) => build({ ...options, write: false, logLevel: 'error' })),
  ).catch(() => process.exit(1));
  swapIn(built.flatMap(({ outputFiles }) => outputFiles));
} else {
  console.log('nothing to build: src/main.ts is not there');
}
