import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { isAlive, ownIdentity } from '#services/adapters/state/process-identity.ts';

const UNFINISHED = /^\.backup-.*\.(\d+)-(\d*)\.(?:part|work|notes)$/;

/** A name for what is not finished; it says whose it is, so that it can be tidied when its owner is gone. */
export function unfinished(folder: string, id: string, end: 'part' | 'work' | 'notes'): string {
  const { pid, started } = ownIdentity();
  return join(folder, `.${id}.${pid}-${started}.${end}`);
}

/** Takes away what cut backups left behind. Never throws: it is tried again next time. */
export function tidy(folder: string): void {
  const own = ownIdentity();
  for (const name of namesIn(folder)) {
    const [, pid, started = ''] = UNFINISHED.exec(name) ?? [];
    if (pid === undefined || isAlive({ ...own, pid: Number(pid), started }) !== false) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Not ours to remove, or the disk cannot be written now.
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
