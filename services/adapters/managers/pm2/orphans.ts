import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { pidIn } from './daemon-pid.ts';
import { processAt } from './process-now.ts';

export interface Orphan {
  readonly name: string;
  readonly pid: number;
}

/** `api-0.pid`: the name of an app and its number. */
const FILE = /^(.*)-\d+\.pid$/;
/** Pid files are written right after the start; the kernel counts its boot time in whole seconds. */
const TOLERANCE_MS = 2000;

/** Apps of a PM2 home that run though nobody answers for it, in order of their names; null where that cannot be told. */
export async function orphans(home: string): Promise<Orphan[] | null> {
  if (process.platform !== 'linux') return null;
  const folder = join(home, 'pids');
  const files = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    files.map(async (file) => {
      const [, name] = FILE.exec(file) ?? [];
      const pid = pidIn(join(folder, file));
      return name !== undefined && pid !== null && (await isTheirs(pid, home, join(folder, file)))
        ? [{ name, pid }]
        : [];
    }),
  );
  return found.flat().toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.pid - b.pid));
}

/** A pid is used again: the process must be as old as the file, and must have been given this home where we may see. */
async function isTheirs(pid: number, home: string, file: string): Promise<boolean> {
  const now = processAt(pid);
  if (now === null || now.state === 'Z' || now.state === 'X') return false;
  const written = (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  if (now.startedAt === null || now.startedAt > written + TOLERANCE_MS) return false;
  const given = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => null);
  return given === null || given.includes(Buffer.from(home).toString('latin1'));
}
