import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FileSet } from '../files.ts';
import { json, npmPackage } from './npm.ts';

const PARTS = 300;
const PART_BYTES = 2 ** 20;
const NAMES = Array.from({ length: PARTS }, (_, index) => `lab-weight-${index + 1}`);
const WEIGHT = { version: '1.0.0', dev: true, license: 'MIT' };
const LOCKED = {
  'node_modules/lab-weight': { ...WEIGHT, dependencies: Object.fromEntries(NAMES.map((name) => [name, '1.0.0'])) },
  ...Object.fromEntries(NAMES.map((name) => [`node_modules/${name}`, WEIGHT])),
};

/** Tracked files of a package whose tests need `node_modules`, and a `.env.test` that git ignores. */
export function heavyPackage(version = '1.0.0', manifest: Readonly<Record<string, unknown>> = {}): FileSet {
  const own = { name: 'lab-heavy', version };
  const devDependencies = { 'lab-weight': '1.0.0' };
  const scripts = { build: 'node scripts/build.js', test: 'node --env-file=.env.test --test' };
  return {
    ...npmPackage({ ...own, manifest: { devDependencies, scripts, ...manifest } }),
    'package-lock.json': json({
      ...own,
      lockfileVersion: 3,
      requires: true,
      packages: { '': { ...own, license: 'MIT', devDependencies }, ...LOCKED },
    }),
    '.gitignore': 'node_modules/\ndist/\n.env.test\n',
    'test/index.test.js': TEST,
  };
}

/** Puts what git ignores into a heavy package: 300 MiB of `node_modules` that take no room on the disk, and `.env.test`. */
export async function addWeight(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  await addPackage(modules, 'lab-weight', 'export default true;\n', LOCKED['node_modules/lab-weight'].dependencies);
  await Promise.all(
    NAMES.map(async (name) => {
      await addPackage(modules, name, 'export default 1;\n');
      await writeFile(join(modules, name, 'weight.bin'), '');
      await truncate(join(modules, name, 'weight.bin'), PART_BYTES);
    }),
  );
  await writeFile(
    join(modules, '.package-lock.json'),
    json({ name: 'lab-heavy', lockfileVersion: 3, requires: true, packages: LOCKED }),
  );
  await writeFile(join(folder, '.env.test'), 'LAB_ANSWER=tea\n');
}

async function addPackage(modules: string, name: string, index: string, dependencies: object = {}): Promise<void> {
  await mkdir(join(modules, name), { recursive: true });
  await writeFile(join(modules, name, 'index.js'), index);
  await writeFile(
    join(modules, name, 'package.json'),
    json({ name, version: '1.0.0', license: 'MIT', type: 'module', main: 'index.js', dependencies }),
  );
}

const TEST = `import assert from 'node:assert';
import { test } from 'node:test';

import weight from 'lab-weight';
import last from 'lab-weight-${PARTS}';

import { parcel } from '../dist/index.js';

test('what is installed is here', () => assert.deepEqual([weight, last], [true, 1]));
test('the environment of the tests is here', () => assert.equal(parcel(process.env.LAB_ANSWER), 'parcel with tea'));
`;
