import { readFileSync } from 'node:fs';

import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

import { packagesLoadedWith } from '../../scripts/build/loaded.ts';
import { options } from '../../scripts/build/options.ts';

let metafile: Metafile;

beforeAll(async () => {
  ({ metafile } = await build({ ...options(), metafile: true, write: false, logLevel: 'error' }));
}, 60_000);

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

/** A package and all that it needs, by the lock file. */
function standsOn(name: string): ReadonlySet<string> {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const all = new Set([name]);
  for (const each of all)
    for (const [path, { dependencies = {} }] of Object.entries(packages))
      if (path.endsWith(`node_modules/${each}`)) for (const needed of Object.keys(dependencies)) all.add(needed);
  return all;
}

describe('what is loaded before anything is on the screen', () => {
  it.each([
    'src/main.ts',
    'src/launcher/launch.ts',
    'src/launcher/help.ts',
    'src/launcher/run-command.ts',
    'src/launcher/ahead.ts',
    'src/cli/commands/health.ts',
    'src/cli/commands/check.ts',
  ])('is no package at all for %s', (source) => expect(packagesLoadedWith(source, metafile)).toEqual([]));

  it('is the little store for the console', () => {
    expect(packagesLoadedWith('src/launcher/console.ts', metafile)).toEqual(['zustand']);
  });

  it('is Ink, what it stands on and that store for the screens: anything else belongs into a part loaded when needed', () => {
    const packages = packagesLoadedWith('src/launcher/screen.tsx', metafile);
    const known = new Set(['ink', 'react', 'zustand'].flatMap((name) => [...standsOn(name)]));
    expect(packages).toContain('ink');
    expect(packages.filter((name) => !known.has(name))).toEqual([]);
  });
});
