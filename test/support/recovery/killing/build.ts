import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { options, spawnedOptions } from '../../../../scripts/build/options.ts';
import { ROOT } from '../../../../scripts/support/root.ts';
import { killingJournals } from '../../killing/build.ts';

/** A built program for tests; gone with the scope. */
interface Built extends Disposable {
  /** Its main file. */
  readonly main: string;
}

/** Builds the recovery with journals that kill it, below node_modules, where nobody looks. */
export async function buildKillingRecovery(main = 'test/support/recovery/killing/main.ts'): Promise<Built> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(join(cache, 'killing-recovery-'));
  const entryPoints = { main };
  for (const own of [{ ...options(), entryPoints }, spawnedOptions()])
    await build({
      ...own,
      outdir,
      plugins: [killingJournals, ...(own.plugins ?? [])],
      write: true,
      logLevel: 'error',
    });
  return { main: join(outdir, 'main.js'), [Symbol.dispose]: () => rmSync(outdir, { recursive: true, force: true }) };
}
