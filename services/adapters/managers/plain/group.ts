import { readdirSync, readFileSync } from 'node:fs';

import { identityOf, type ProcessIdentity } from '#services/adapters/state/process-identity.ts';

/**
 * Processes of the group that a process led, those that only wait to be buried left out. The number of a group is not given
 * to a new process while one of the old group lives: when another process has it, the group is empty.
 */
export function groupOf(leader: ProcessIdentity): number[] {
  const now = identityOf(leader.pid).started;
  if (now !== leader.started && now !== '' && now !== 'gone') return [];
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    return pid > 0 && isMember(pid, leader.pid) ? [pid] : [];
  });
}

/** Fields after the name, which may hold anything: state, parent, group. */
function isMember(pid: number, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, , own] = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 3);
    return Number(own) === group && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}
