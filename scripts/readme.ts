import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { consoleCases, shownOutput } from '../test/support/console-blocks.ts';
import { runBuilt } from '../test/support/run-built.ts';
import { ROOT } from './support/root.ts';

/** Writes what the built program prints into the console blocks of README.md; a test compares them. */
const FILE = join(ROOT, 'README.md');
process.chdir(ROOT);
let page = await readFile(FILE, 'utf8');
for (const { args, from, to } of consoleCases(page).toReversed()) {
  const { output, exitCode } = await runBuilt(args);
  page = page.slice(0, from) + shownOutput(output, exitCode) + page.slice(to);
}
await writeFile(FILE, page);
