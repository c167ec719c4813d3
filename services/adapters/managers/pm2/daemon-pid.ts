import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pid that the daemon wrote down for itself; null where it did not. */
export function daemonPid(home: string): number | null {
  return pidIn(join(home, 'pm2.pid'));
}

/** The number in a pid file; null where there is none that can be a process. */
export function pidIn(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8').trim());
    return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}
