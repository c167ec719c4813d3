import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { BuildOptions } from 'esbuild';

import { ROOT } from '../support/root.ts';
import { directBuiltins } from './builtins.ts';
import { oneCore } from './core.ts';
import { madeLate } from './late.ts';
import { emptyDevtools, spawnedEntries, yogaWithoutFetch } from './plugins.ts';
import { silentSecretlint } from './secretlint.ts';

/**
 * CommonJS packages call require for parts of node; workers are found from wherever a chunk lies; and the monotonic clock is
 * asked without the module of measurements around it, which takes as long as a part of ours to load. Names are unlikely to clash.
 */
const BANNER = [
  'const require=name=>{const part=process.getBuiltinModule(name);if(part)return part;throw new Error(name+" was not bundled")},',
  "__cpmDist=()=>new URL(/\\/(?:chunks|workers)\\/[^/]*$/.test(import.meta.url)?'..':'.',import.meta.url),",
  '__cpmNow=()=>{const[s,n]=process.hrtime();return s*1e3+n/1e6};',
].join('');

/** The program and what runs beside it; both are needed. */
export const builds = (): readonly OwnOptions[] => [options(), spawnedOptions()];

type OwnOptions = BuildOptions & { readonly write?: boolean };

/** The program: one ESM file, which is moved to where package.json names it, plus chunks. What only production runs is decided at build time. */
export function options(): OwnOptions {
  return {
    absWorkingDir: ROOT,
    entryPoints: { main: 'src/main.ts' },
    outdir: 'dist',
    // What node calls a module without looking for a package.json beside and above each of a hundred files.
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // What a package has for bundlers first: the other form may look for its own parts in ways a bundler cannot follow.
    mainFields: ['module', 'main'],
    target: 'node24',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    // Native code cannot be bundled; it is loaded only by the process that asks the keychain.
    external: ['@napi-rs/keyring', 'keytar'],
    // Its CommonJS file asks for its parts by names that no bundler sees.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    // A part without a default export still gets one, of undefined, from the core plugin.
    logOverride: { 'import-is-undefined': 'silent' },
    metafile: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      CPM_VERSION: JSON.stringify(version()),
      'performance.now': '__cpmNow',
    },
    banner: { js: BANNER },
    plugins: [oneCore, directBuiltins, yogaWithoutFetch, madeLate, emptyDevtools, silentSecretlint, spawnedEntries],
  };
}

/** Threads and processes of the program: each is one whole file, so that nothing the program loads is cut up to be shared. */
export function spawnedOptions(): OwnOptions {
  return { ...options(), entryPoints: spawned(), splitting: false, outExtension: {} };
}

/** The product's own version, baked in so that the program needs no package.json to know it. */
function version(): string {
  const { version: own } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return own;
}

/** Files that run in a thread or process of their own, each at a path that does not change: dist/workers/NAME.js. */
function spawned(): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const file of globSync('services/adapters/**/*.{worker,child}.ts', { cwd: ROOT })) {
    const name = `workers/${basename(file).replace(/\.(worker|child)\.ts$/, '')}`;
    if (name in entries) throw new Error(`${entries[name]} and ${file} would both become dist/${name}.js`);
    entries[name] = join('.', file);
  }
  return entries;
}
