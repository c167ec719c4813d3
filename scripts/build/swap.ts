import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import type { OutputFile } from 'esbuild';

import { ROOT } from '../support/root.ts';
import { NODE_FLAGS } from './node-flags.ts';

const DIST = join(ROOT, 'dist');
const NEXT = join(ROOT, 'dist.tmp');
const MANIFEST = join(DIST, '.build.json');
const SHEBANG = `#!/usr/bin/env -S node ${NODE_FLAGS.join(' ')}\n`;

/**
 * Makes dist hold these files and those of the build before, which a running console may still load, and nothing else.
 * Each file appears whole, chunks before the entries that name them.
 */
export function swapIn(outputs: readonly OutputFile[]): void {
  rmSync(NEXT, { recursive: true, force: true });
  const files = new Map(outputs.map(({ path, contents }) => [named(relative(DIST, path)), contents]));
  for (const [name, contents] of files) place(join(NEXT, name), name === 'main.js' ? withShebang(contents) : contents);
  const previous = manifest();
  rmSync(join(DIST, '.sources'), { force: true });
  for (const name of [...files.keys()].toSorted(chunksFirst)) move(name);
  chmodSync(join(DIST, 'main.js'), 0o755);
  rmSync(NEXT, { recursive: true, force: true });
  clean(new Set([...files.keys(), ...previous]));
  writeFileSync(MANIFEST, JSON.stringify([...files.keys()]));
}

/** The command keeps the name that people and package.json know. */
function named(output: string): string {
  return output === 'main.mjs' ? 'main.js' : output;
}

function place(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

function move(name: string): void {
  mkdirSync(dirname(join(DIST, name)), { recursive: true });
  renameSync(join(NEXT, name), join(DIST, name));
}

function chunksFirst(a: string, b: string): number {
  return Number(b.startsWith('chunks/')) - Number(a.startsWith('chunks/'));
}

function withShebang(contents: Uint8Array): string {
  const text = Buffer.from(contents).toString('utf8');
  return text.startsWith('#!') ? text : SHEBANG + text;
}

function manifest(): string[] {
  return existsSync(MANIFEST) ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as string[]) : [];
}

function clean(keep: ReadonlySet<string>): void {
  for (const entry of globSync('**/*', { cwd: DIST, withFileTypes: true })) {
    const name = relative(DIST, join(entry.parentPath, entry.name));
    if (entry.isFile() && !keep.has(name)) rmSync(join(DIST, name));
  }
}
