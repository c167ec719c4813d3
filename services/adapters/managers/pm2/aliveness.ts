import { readFileSync } from 'node:fs';

import { errno } from '#services/adapters/errno.ts';

export type Aliveness = 'alive' | 'gone' | 'frozen' | 'dead but not buried';

const BY_STATE: Readonly<Record<string, Aliveness>> = {
  T: 'frozen',
  t: 'frozen',
  Z: 'dead but not buried',
  X: 'gone',
};

/** Whether a process really runs: a stopped one answers nobody, though it exists. */
export function aliveness(pid: number): Aliveness {
  if (pid <= 0) return 'gone';
  if (process.platform !== 'linux') return exists(pid) ? 'alive' : 'gone';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return BY_STATE[stat.charAt(stat.lastIndexOf(')') + 2)] ?? 'alive';
  } catch {
    return 'gone';
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return errno(thrown) === 'EPERM';
  }
}
