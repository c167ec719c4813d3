import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build, type Plugin } from 'esbuild';

import { builds } from '../../../scripts/build/options.ts';
import { ROOT } from '../../../scripts/support/root.ts';

const KILLING = join(ROOT, 'test/support/killing/journals.ts');

/** The composition root gets journals that kill; they themselves still get the real ones. */
const killingJournals: Plugin = {
  name: 'killing-journals',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^#services\/adapters\/journals\.ts$/ }, ({ importer }) =>
      importer.includes('/src/launcher/') ? { path: KILLING } : null,
    );
  },
};

const CACHE = join(ROOT, 'node_modules/.cache/killing');

/**
 * Builds the program with journals that kill it, below node_modules, where nobody looks; answers its main file. Each
 * process has a build of its own, since test files run beside each other; those of processes that ended are taken away.
 */
export async function buildKilling(): Promise<string> {
  const outdir = join(CACHE, String(process.pid));
  mkdirSync(outdir, { recursive: true });
  for (const pid of readdirSync(CACHE))
    if (!existsSync(`/proc/${pid}`)) rmSync(join(CACHE, pid), { recursive: true, force: true });
  for (const own of builds())
    await build({ ...own, outdir, plugins: [killingJournals, ...(own.plugins ?? [])], write: true, logLevel: 'error' });
  return join(outdir, 'main.js');
}
