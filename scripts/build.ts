import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { options } from './build/options.ts';
import { swapIn } from './build/swap.ts';
import { ROOT } from './support/root.ts';

// Built beside dist and moved in file by file: a console that is running keeps finding its own parts.
if (existsSync(join(ROOT, 'src/main.ts'))) {
  const { outputFiles } = await build({ ...options(), write: false, logLevel: 'error' }).catch(() => process.exit(1));
  swapIn(outputFiles);
} else {
  console.log('nothing to build: src/main.ts is not there');
}
