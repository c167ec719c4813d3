import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { run } from './run.ts';
import { until } from './until.ts';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cpm-console-lab');
const WITHIN_MS = 600_000;

export type Installed = { readonly path: string; readonly missing: null } | { readonly missing: string };

interface LockFile {
  readonly name: string;
  readonly packages: { readonly '': unknown };
}

/**
 * Installs what the lock file in a folder of this project says, once a machine and lock file, without running anybody's
 * install scripts. `path` has the `node_modules`; `missing` is the reason why there is none. Test files that come at the
 * same time wait for the first of them.
 */
export async function installed(folder: string): Promise<Installed> {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const { name } = JSON.parse(lock.toString()) as LockFile;
  const path = join(CACHE, `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  await mkdir(CACHE, { recursive: true });
  await until(async () => existsSync(path) || (await isMine(`${path}.lock`)), `nobody installed ${name}`, WITHIN_MS);
  try {
    if (!existsSync(path)) await install(folder, path);
    return { path, missing: null };
  } catch (error) {
    return { missing: `needs ${name}, which npm could not install: ${String(error)}` };
  } finally {
    if (holder(`${path}.lock`) === process.pid) await rm(`${path}.lock`, { force: true });
  }
}

/** A rename is whole or not at all: nobody ever sees half an installation. */
async function install(folder: string, path: string): Promise<void> {
  const draft = await mkdtemp(join(CACHE, 'draft-'));
  try {
    await cp(join(folder, 'package-lock.json'), join(draft, 'package-lock.json'));
    await writeFile(join(draft, 'package.json'), manifest(folder));
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: draft, env: ENV });
    await rename(draft, path);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The manifest beside the lock file, or what the lock file says of it when there is nothing more to say. */
function manifest(folder: string): string {
  const path = join(folder, 'package.json');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as LockFile;
  return JSON.stringify(lock.packages['']);
}

/** Takes the lock; it is free when nobody has it, or when who has it is dead. */
async function isMine(lock: string): Promise<boolean> {
  const pid = holder(lock);
  if (pid !== null && !isAlive(pid)) await rm(lock, { force: true });
  return writeFile(lock, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

/** Null when nobody has it, or has not yet said who he is. */
function holder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const ENV = Object.fromEntries(
  Object.entries(process.env).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  ),
);
