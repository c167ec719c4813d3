import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

/** Names one process for ever: a number is used again, a number with its start and the boot is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to its start; empty where the system does not tell. */
  readonly started: string;
  /** Changes at every boot; empty where the system does not tell. */
  readonly boot: string;
  readonly host: string;
}

export function ownIdentity(): ProcessIdentity {
  return identityOf(pid);
}

/** A process of this machine, as it is now. */
export function identityOf(id: number): ProcessIdentity {
  return { pid: id, started: startOf(id), boot: bootId(), host: hostname() };
}

/** Null when it runs on another machine and nobody here can tell. */
export function isAlive(other: ProcessIdentity): boolean | null {
  if (other.host !== hostname()) return null;
  return other.boot === bootId() && exists(other.pid) && startOf(other.pid) === other.started;
}

function exists(id: number): boolean {
  try {
    return kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and brackets. A zombie counts as gone. */
function startOf(id: number): string {
  const stat = text(`/proc/${id}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'gone' : (fields[19] ?? '');
}

function bootId(): string {
  return text('/proc/sys/kernel/random/boot_id').trim();
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
