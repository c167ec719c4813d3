import { once } from 'node:events';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { expect, test } from 'vitest';

import { runScript } from '../support/run-script.ts';
import { type Scratch, scratchCopy } from '../support/scratch.ts';

const MAIN = `
import { argv, stdin } from 'node:process';
if (argv[2] === 'late') {
  console.log('ready');
  stdin.once('data', async () => {
    console.log((await import('./late.ts')).text);
    stdin.destroy();
  });
} else if (argv[2] === 'thread') {
  (await import('#services/adapters/deep/double.ts')).double(21, (twice) => console.log(String(twice)));
} else console.log(process.env.NODE_ENV);
`;
const DOUBLE = `
import { Worker } from 'node:worker_threads';
export function double(value: number, done: (value: number) => void): void {
  new Worker(new URL('./double.worker.ts', import.meta.url), { workerData: value }).on('message', done);
}
`;
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort?.postMessage((workerData as number) * 2);
`;

/** A product with a lazy part, a package and a worker. */
async function product(): Promise<Scratch> {
  const scratch = await scratchCopy('package.json', 'tsconfig.json', 'scripts');
  await scratch.write('package-lock.json', '{}');
  await scratch.write('src/main.ts', MAIN);
  await scratch.write('src/late.ts', "import { z } from 'zod';\nexport const text = z.string().parse('first');\n");
  await scratch.write('services/adapters/deep/double.ts', DOUBLE);
  await scratch.write('services/adapters/deep/double.worker.ts', WORKER);
  await build(scratch);
  return scratch;
}

async function build(scratch: Scratch): Promise<void> {
  expect(await runScript(scratch.path, 'scripts/build.ts')).toMatchObject({ exitCode: 0, stderr: '' });
}

const start = (scratch: Scratch, ...args: string[]) => execa(join(scratch.path, 'dist/main.js'), args);
/** Starts the program and, once it runs, returns what makes it load its lazy part. */
async function running(scratch: Scratch): Promise<() => Promise<string | undefined>> {
  const program = start(scratch, 'late');
  await once(program.stdout, 'data');
  return async () => {
    program.stdin.write('now\n');
    return (await program).stdout.split('\n')[1];
  };
}
const chunks = (scratch: Scratch) => globSync('dist/chunks/*', { cwd: scratch.path }).toSorted();

test('the product runs by itself, as production, with its worker at an address that does not change', async () => {
  await using scratch = await product();
  expect(statSync(join(scratch.path, 'dist/main.js')).mode & 0o777).toBe(0o755);
  expect((await start(scratch)).stdout).toBe('production');
  expect((await start(scratch, 'thread')).stdout).toBe('42');
  expect(existsSync(join(scratch.path, 'dist/workers/double.js'))).toBe(true);
  expect(
    (await execa(process.execPath, ['services/adapters/deep/double.worker.ts'], { cwd: scratch.path })).exitCode,
  ).toBe(0);
});

test('parts of node are asked for directly, and those that are slow to load at their first use', async () => {
  await using scratch = await product();
  await scratch.write(
    'src/late.ts',
    [
      "import { randomUUID, X509Certificate } from 'node:crypto';",
      "import fs, { existsSync } from 'node:fs';",
      "import * as path from 'path';",
      'export const text = [typeof randomUUID(), X509Certificate.name, existsSync(path.sep), existsSync === fs.existsSync].join();',
    ].join('\n'),
  );
  await build(scratch);
  expect(await (await running(scratch))()).toBe('string,X509Certificate,true,true');
  const built = globSync('dist/**/*.js', { cwd: scratch.path }).map((file) =>
    readFileSync(join(scratch.path, file), 'utf8'),
  );
  expect(built.filter((text) => /\bfrom\s*['"](?:node:|path)/.test(text))).toEqual([]);
});

test('a running program finds its parts through one more build; the one after clears them away', async () => {
  await using scratch = await product();
  const first = chunks(scratch);
  const loadLate = await running(scratch);
  await scratch.write('src/late.ts', "export const text = 'second';\n");
  await build(scratch);
  expect(await loadLate()).toBe('first');
  expect(chunks(scratch)).toEqual(expect.arrayContaining(first));
  await scratch.write('src/late.ts', "export const text = 'third';\n");
  await build(scratch);
  expect(chunks(scratch)).not.toEqual(expect.arrayContaining(first));
  expect(await (await running(scratch))()).toBe('third');
});

test('a build that fails leaves the program as it was and says where', async () => {
  await using scratch = await product();
  await scratch.write('src/late.ts', 'export const text = ;\n');
  const { exitCode, stderr } = await runScript(scratch.path, 'scripts/build.ts');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('src/late.ts:1:');
  expect(await (await running(scratch))()).toBe('first');
});

test('the licences name what is bundled, and a missing package is told', async () => {
  await using scratch = await product();
  expect(await runScript(scratch.path, 'scripts/licences.ts')).toMatchObject({ exitCode: 0 });
  const text = await readFile(join(scratch.path, 'THIRD_PARTY_LICENSES.txt'), 'utf8');
  expect(text).toMatch(/^zod 4\.\d+\.\d+: MIT$/m);
  expect(text).toContain('Permission is hereby granted');
  expect(await runScript(scratch.path, 'scripts/licences.ts', '--check')).toMatchObject({ exitCode: 0 });
  await scratch.write('src/late.ts', "import { parse } from 'yaml';\nexport const text = parse('a');\n");
  expect(await runScript(scratch.path, 'scripts/licences.ts', '--check')).toMatchObject({ exitCode: 1 });
});
