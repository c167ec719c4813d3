import type { FileSet } from '../files.ts';

export interface NpmOptions {
  readonly name?: string;
  readonly version?: string;
  /** Put over package.json's own fields. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly lock?: boolean;
}

/**
 * An npm package without dependencies: `npm run build` writes `dist/index.js`, which is packed, and `npm test` imports
 * it, so that tests fail when the build was left out. Nothing has to be installed.
 */
export function npmPackage({
  name = 'lab-parcel',
  version = '1.0.0',
  manifest = {},
  lock = true,
}: NpmOptions = {}): FileSet {
  const fields = {
    name,
    version,
    description: 'A package to release.',
    license: 'MIT',
    type: 'module',
    main: 'dist/index.js',
    files: ['dist'],
    scripts: { build: 'node scripts/build.js', test: 'node --test' },
    ...manifest,
  };
  return {
    'package.json': json(fields),
    ...(lock && { 'package-lock.json': json(lockOf(name, version)) }),
    'README.md': `# ${name}\n\n![version](https://img.shields.io/badge/version-${version}-blue)\n\nInstall \`${name}@${version}\`.\n`,
    'CHANGELOG.md': `# Changelog\n\n## [Unreleased]\n\n## [${version}] - 2026-01-05\n\n### Added\n\n- The beginning.\n`,
    '.gitignore': 'node_modules/\ndist/\n',
    'src/index.js': 'export const parcel = (what) => `parcel with ${what}`;\n',
    'scripts/build.js': BUILD,
    'test/index.test.js': TEST,
  };
}

/** JSON as npm writes it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const lockOf = (name: string, version: string) => ({
  name,
  version,
  lockfileVersion: 3,
  requires: true,
  packages: { '': { name, version, license: 'MIT' } },
});

const BUILD = `import { cpSync, mkdirSync } from 'node:fs';

mkdirSync('dist', { recursive: true });
cpSync('src/index.js', 'dist/index.js');
`;

const TEST = `import assert from 'node:assert';
import { test } from 'node:test';

import { parcel } from '../dist/index.js';

test('a parcel says what is in it', () => assert.equal(parcel('tea'), 'parcel with tea'));
`;
