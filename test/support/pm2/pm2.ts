import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HERE = import.meta.dirname;
const LOCK = readFileSync(join(HERE, 'package-lock.json'));
/** Installed once a machine, and again when the lock file changes. */
const INSTALLED = join(tmpdir(), `cpm-test-pm2-${createHash('sha256').update(LOCK).digest('hex').slice(0, 12)}`);

/** Why PM2 cannot be run here; null when it can. Installs it where it is missing. */
export async function pm2Missing(): Promise<string | null> {
  if (existsSync(INSTALLED)) return null;
  const folder = await mkdtemp(join(tmpdir(), 'cpm-pm2-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) await cp(join(HERE, file), join(folder, file));
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, timeout: 120_000 });
    await rename(folder, INSTALLED);
    return null;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    // Another run was faster.
    return existsSync(INSTALLED) ? null : `needs PM2, which npm could not install: ${String(error).split('\n')[0]}`;
  }
}

export interface Pm2 extends AsyncDisposable {
  readonly home: string;
  /** The pm2 program, and the environment in which it finds this one. */
  readonly program: string;
  readonly env: Record<string, string>;
  pm2(...args: readonly string[]): Promise<void>;
  daemonPid(): number;
}

/** A real PM2 with a home of its own; its daemon starts with the first command and ends with the scope. */
export async function realPm2(): Promise<Pm2> {
  const home = await mkdtemp(join(tmpdir(), 'cpm-pm2-'));
  const program = join(INSTALLED, 'node_modules/pm2/bin/pm2');
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, PM2_HOME: home, CANARY: 'canary-secret' };
  const pm2 = async (...args: readonly string[]) => {
    await run(process.execPath, [program, ...args, '--silent'], {
      env,
      timeout: 60_000,
    });
  };
  return {
    home,
    program,
    env,
    pm2,
    daemonPid: () => Number(readFileSync(join(home, 'pm2.pid'), 'utf8')),
    async [Symbol.asyncDispose]() {
      await pm2('kill');
      await rm(home, { recursive: true, force: true });
    },
  };
}
