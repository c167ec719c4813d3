import { readdirSync, readFileSync } from 'node:fs';

/** Pids in a process group that still run; the dead that nobody buried do not count. Linux: reads /proc. */
export function groupMembers(leader: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const [state, , group] = stat(pid);
      return Number(group) === leader && state !== 'Z' && state !== 'X';
    })
    .map(Number);
}

function stat(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
