import { globSync } from 'node:fs';
import { appendFile, mkdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { transform } from 'esbuild';
import { execa } from 'execa';
import { expect, test } from 'vitest';

import { emptyScratch, type Scratch } from '../support/scratch.ts';

/** Notes that it was called, takes its time, and leaves what npm leaves. */
const NPM = `
const fs = require('node:fs');
fs.appendFileSync('npm.log', process.argv.slice(2, 3) + '\\n');
if (process.env.NPM_FAILS) {
  console.error('npm error code E404\\nnpm error 404 Not Found - ink\\nnpm error A complete log of this run');
  process.exit(1);
}
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
fs.mkdirSync('node_modules', { recursive: true });
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;
const lockfile = (integrity: string): string =>
  JSON.stringify({ packages: { '': {}, 'node_modules/ink': { integrity } } });

async function clone(): Promise<Scratch> {
  const scratch = await emptyScratch('scripts/prepare.mjs', 'scripts/prepare');
  await scratch.write('package-lock.json', lockfile('one'));
  await scratch.write('npm.cjs', NPM);
  return scratch;
}

async function prepare({ path }: Scratch, args: readonly string[] = [], env: Record<string, string> = {}) {
  const { exitCode, all } = await execa(process.execPath, [join(path, 'scripts/prepare.mjs'), ...args], {
    all: true,
    reject: false,
    env: { npm_execpath: join(path, 'npm.cjs'), ...env },
  });
  return { exitCode, all };
}

const installs = async ({ path }: Scratch): Promise<number> =>
  (await readFile(join(path, 'npm.log'), 'utf8')).split('\n').length - 1;
const SILENT = { exitCode: 0, all: '' };

test('installs once, says so in one line, and is silent from then on', async () => {
  await using scratch = await clone();
  const first = await prepare(scratch);
  expect(first).toEqual({ exitCode: 0, all: 'cpm-console: installing packages, once, about a minute …' });
  expect(await prepare(scratch)).toEqual(SILENT);
  expect(await installs(scratch)).toBe(1);
});

test('installs again for another lock file, not for one that was only touched', async () => {
  await using scratch = await clone();
  await prepare(scratch);
  await utimes(join(scratch.path, 'package-lock.json'), 1, 1);
  expect(await prepare(scratch)).toEqual(SILENT);
  await scratch.write('package-lock.json', lockfile('two'));
  expect(await prepare(scratch)).toMatchObject({ exitCode: 0 });
  expect(await installs(scratch)).toBe(2);
});

test('an install by hand counts', async () => {
  await using scratch = await clone();
  await scratch.write('node_modules/.package-lock.json', lockfile('one'));
  expect(await prepare(scratch)).toEqual(SILENT);
});

test('of two at once one installs and the other waits', async () => {
  await using scratch = await clone();
  const both = await Promise.all([prepare(scratch), prepare(scratch)]);
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(await installs(scratch)).toBe(1);
  expect(globSync('.prepare.lock*', { cwd: scratch.path })).toEqual([]);
});

test('the lock of one that died is taken over', async () => {
  await using scratch = await clone();
  const gone = execa('true');
  await gone;
  await mkdir(join(scratch.path, '.prepare.lock'));
  await scratch.write('.prepare.lock/pid', String(gone.pid));
  expect(await prepare(scratch)).toMatchObject({ exitCode: 0 });
});

test('a failed install is told in one line: what happened, what it means, what to do', async () => {
  await using scratch = await clone();
  const { exitCode, all } = await prepare(scratch, [], { NPM_FAILS: '1' });
  expect(exitCode).toBe(1);
  expect(all.split('\n')[1]).toBe(
    'cpm-console: Installing packages failed: 404 Not Found - ink. Without them nothing can start. Check the network and the registry, then run: npm ci',
  );
  expect(globSync('.prepare.lock*', { cwd: scratch.path })).toEqual([]);
});

test('builds when a source changed, appeared or went, and only then', async () => {
  await using scratch = await clone();
  await prepare(scratch);
  await scratch.write(
    'scripts/build.ts',
    "import fs from 'node:fs';\nfs.appendFileSync('build.log', '.');\nfs.mkdirSync('dist', { recursive: true });\nfs.writeFileSync('dist/main.js', '');\n",
  );
  const builds = async () => {
    expect(await prepare(scratch, ['--build'])).toMatchObject({ exitCode: 0 });
    return (await readFile(join(scratch.path, 'build.log'), 'utf8')).length;
  };
  expect(await builds()).toBe(1);
  expect(await prepare(scratch, ['--build'])).toEqual(SILENT);
  await scratch.write('src/main.ts', 'export {};\n');
  expect(await builds()).toBe(2);
  await appendFile(join(scratch.path, 'src/main.ts'), '// more\n');
  expect(await builds()).toBe(3);
  expect(await builds()).toBe(3);
});

test('a build that fails is shown, and told in one line', async () => {
  await using scratch = await clone();
  await prepare(scratch);
  await scratch.write('scripts/build.ts', "console.error('src/main.ts:1: no');\nprocess.exit(1);\n");
  const { exitCode, all } = await prepare(scratch, ['--build']);
  expect(exitCode).toBe(1);
  expect(all).toMatch(/^src\/main\.ts:1: no\ncpm-console: The build failed\. The program was not changed\./m);
});

test.each(['scripts/prepare.mjs', ...globSync('scripts/prepare/*.mjs')])(
  '%s needs no newer Node than 12',
  async (file) => {
    const text = await readFile(file, 'utf8');
    const asWritten = await transform(text, { target: 'esnext' });
    const forOld = await transform(text, { target: 'node12.20' });
    expect(forOld.code).toBe(asWritten.code);
    expect(text).not.toMatch(/'node:/);
  },
);
