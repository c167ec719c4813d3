import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';

import { type App, readApps } from './apps.ts';
import { orphans } from './orphans.ts';
import { call } from './rpc.ts';

const LIMIT_MS = 3000;

/**
 * The processes that the daemon of a PM2 home keeps. Where it is dead, stopped or stuck, the OpsError begins with its apps
 * that still run: nobody restarts them and nobody knows of them any more.
 */
export async function look(home: string, signal: AbortSignal): Promise<App[]> {
  try {
    return readApps(await call(join(home, 'rpc.sock'), 'getMonitorData', {}, { signal, limitMs: LIMIT_MS }));
  } catch (thrown) {
    throw thrown instanceof OpsError ? await withOrphans(thrown, home) : thrown;
  }
}

async function withOrphans(error: OpsError, home: string): Promise<OpsError> {
  if (error.code !== 'timeout' && error.code !== 'no-manager') return error;
  const left = (await orphans(home)) ?? [];
  if (left.length === 0) return error;
  const names = left.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ');
  const first = (error.hint ?? '').replace(/(?<=[^.])$/, '.');
  const hint =
    error.code === 'no-manager'
      ? `A new daemon would start a second one of each. End them first: cpm-console diagnose ${left[0]?.name} helps.`
      : `${first} Until then nobody restarts what is left.`.trim();
  const { exit } = error;
  return new OpsError(
    error.code,
    `${names} ${left.length === 1 ? 'runs on its' : 'run on their'} own. ${error.message}`,
    { hint, exit, cause: error },
  );
}
