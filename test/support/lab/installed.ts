import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { run } from './run.ts';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cpm-console-lab');

export type Installed = { readonly path: string; readonly missing: null } | { readonly missing: string };

/**
 * Installs what the lock file in a folder of this project says, once a machine and lock file, without running anybody's
 * install scripts. `path` has the `node_modules`; `missing` is the reason why there is none.
 */
export async function installed(folder: string): Promise<Installed> {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const name = (JSON.parse(lock.toString()) as { readonly name: string }).name;
  const path = join(CACHE, `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (existsSync(path)) return { path, missing: null };
  await mkdir(CACHE, { recursive: true });
  // Whoever is slower throws his work away: a rename is whole or not at all.
  const draft = await mkdtemp(join(CACHE, 'draft-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) await cp(join(folder, file), join(draft, file));
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: draft, env: ENV });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(path)) return { missing: `needs ${name}, which npm could not install: ${String(error)}` };
  }
  return { path, missing: null };
}

const ENV = Object.fromEntries(
  Object.entries(process.env).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  ),
);
