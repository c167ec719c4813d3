import { npmPackage } from '../../../test/support/lab/projects/npm.ts';

const MODULES = 200;
const TESTS = 20;
const FUNCTIONS = 25;

/**
 * A package of an ordinary size, without dependencies so that no network is measured: 200 TypeScript modules of 5 kB, whose
 * types node takes away at the build, and 20 files of tests, each of which node runs in a process of its own.
 */
export function ordinaryPackage() {
  const scripts = { build: 'node scripts/build.js', test: 'node --test' };
  const {
    'src/index.js': _,
    'test/index.test.js': __,
    ...files
  } = npmPackage({ manifest: { private: true, scripts } });
  return {
    ...files,
    'scripts/build.js': BUILD,
    ...Object.fromEntries(numbers(MODULES).map((at) => [`src/part-${at}.ts`, moduleOf(at)])),
    ...Object.fromEntries(numbers(TESTS).map((at) => [`test/part-${at}.test.js`, testOf(at)])),
  };
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

function moduleOf(at: number): string {
  const functions = numbers(FUNCTIONS).map(
    (index) => `export function weigh${index}(parcel: Parcel, unit: 'g' | 'kg' = 'g'): number {
  const weights: readonly number[] = parcel.parts.map((part: Part): number => part.grams * part.count);
  return weights.reduce((sum: number, one: number): number => sum + one, ${at + index}) / (unit === 'kg' ? 1000 : 1);
}
`,
  );
  return `interface Part { readonly grams: number; readonly count: number }
interface Parcel { readonly name: string; readonly parts: readonly Part[] }

${functions.join('\n')}`;
}

const testOf = (at: number): string => `import assert from 'node:assert';
import { test } from 'node:test';

${numbers(MODULES / TESTS)
  .map((index) => `import * as part${index} from '../dist/part-${at * (MODULES / TESTS) + index}.js';`)
  .join('\n')}

const parcel = { name: 'tea', parts: [{ grams: 100, count: 2 }] };
${numbers(MODULES / TESTS)
  .map((index) => `test('part ${index} weighs', () => assert.ok(part${index}.weigh0(parcel) >= 200));`)
  .join('\n')}
`;

const BUILD = `import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

mkdirSync('dist', { recursive: true });
for (const name of readdirSync('src')) {
  const plain = stripTypeScriptTypes(readFileSync('src/' + name, 'utf8'));
  writeFileSync('dist/' + name.replace(/ts$/, 'js'), plain);
}
`;
