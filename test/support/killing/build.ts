import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { build, type Plugin } from 'esbuild';

import { options } from '../../../scripts/build/options.ts';
import { ROOT } from '../../../scripts/support/root.ts';
import { alone } from './alone.ts';

/** What dies: the program that ships, and whole recoveries and rotations without its command line. */
const PROGRAMS = {
  main: 'src/main.ts',
  recovery: 'test/support/recovery/killing/main.ts',
  credentials: 'test/support/credentials/killing/main.ts',
};
const KILLING = join(ROOT, 'test/support/killing/journals.ts');
/** Names, sizes and times of what the program that ships was built from. */
const SOURCES = join(ROOT, 'dist/.sources');
/** What of the tests is built into them. */
const OWN_SOURCES = 'test/support/{killing,recovery/killing,credentials,credentials/killing}/*.ts';
const CACHE = join(ROOT, 'node_modules/.cache/killing');

/** The composition root gets journals that kill; they themselves still get the real ones. */
const killingJournals: Plugin = {
  name: 'killing-journals',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^#services\/adapters\/journals\.ts$/ }, ({ importer }) =>
      importer.includes('/src/launcher/') ? { path: KILLING } : null,
    );
  },
};

/**
 * Builds the programs with journals that kill them, below node_modules, where nobody looks; answers the file of one. Built once
 * for what is in dist, because it takes ten seconds of a core: files of tests that run beside each other wait for it.
 */
export async function buildKilling(program: keyof typeof PROGRAMS = 'main'): Promise<string> {
  const known = createHash('sha256').update(readFileSync(SOURCES));
  for (const path of globSync(OWN_SOURCES, { cwd: ROOT }).toSorted()) known.update(readFileSync(join(ROOT, path)));
  const outdir = join(CACHE, known.digest('hex').slice(0, 16));
  mkdirSync(CACHE, { recursive: true });
  await alone(`${outdir}.lock`, () => (existsSync(outdir) ? Promise.resolve() : make(outdir)));
  return join(outdir, `${program}.mjs`);
}

/** Whole or not at all. */
async function make(outdir: string): Promise<void> {
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  try {
    const own = options();
    const plugins = [killingJournals, ...(own.plugins ?? [])];
    await build({ ...own, entryPoints: PROGRAMS, outdir: draft, plugins, write: true, logLevel: 'error' });
    // Its threads and processes keep no journal: they are those that ship.
    cpSync(join(ROOT, 'dist/workers'), join(draft, 'workers'), { recursive: true });
    // Without it node finds out for each of these what kind it is, by compiling it twice.
    writeFileSync(join(draft, 'package.json'), '{"type":"module"}\n');
    renameSync(draft, outdir);
  } catch (thrown) {
    // Two of them may have found the same dead process before them.
    if (!existsSync(outdir)) throw thrown;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
