import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build, type Plugin } from 'esbuild';

import { builds } from '../../../scripts/build/options.ts';
import { ROOT } from '../../../scripts/support/root.ts';

const KILLING = join(ROOT, 'test/support/killing/journals.ts');
/** Names, sizes and times of what the program that ships was built from. */
const SOURCES = join(ROOT, 'dist/.sources');
const CACHE = join(ROOT, 'node_modules/.cache/killing');

/** The composition root gets journals that kill; they themselves still get the real ones. */
export const killingJournals: Plugin = {
  name: 'killing-journals',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^#services\/adapters\/journals\.ts$/ }, ({ importer }) =>
      importer.includes('/src/launcher/') ? { path: KILLING } : null,
    );
  },
};

/**
 * Builds the program with journals that kill it, below node_modules, where nobody looks; answers its main file. Built once
 * for what is in dist: a rename is whole or not at all, so files of tests that run beside each other share it.
 */
export async function buildKilling(): Promise<string> {
  const known = createHash('sha256').update(readFileSync(KILLING)).update(readFileSync(SOURCES));
  const name = known.digest('hex').slice(0, 16);
  const outdir = join(CACHE, name);
  if (existsSync(outdir)) return join(outdir, 'main.js');
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  for (const own of builds())
    await build({
      ...own,
      outdir: draft,
      plugins: [killingJournals, ...(own.plugins ?? [])],
      write: true,
      logLevel: 'error',
    });
  try {
    renameSync(draft, outdir);
  } catch (thrown) {
    // Somebody else was faster.
    if (!existsSync(outdir)) throw thrown;
    rmSync(draft, { recursive: true });
  }
  return join(outdir, 'main.js');
}
