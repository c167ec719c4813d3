import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import type { Proc } from '#services/adapters/system/proc.ts';

/** Names the account whose rights a process has; null when it cannot be known. */
export type UserOf = (pid: number) => string | null;

/** Accounts of this machine and our own; those of a directory service keep their number. */
export function userOf(proc: Proc, root: string): UserOf {
  const names = new Map<number, string>();
  for (const line of (proc.text('/etc/passwd') ?? '').split('\n')) {
    const [name = '', , uid = ''] = line.split(':');
    if (/^\d+$/.test(uid) && !names.has(Number(uid))) names.set(Number(uid), name);
  }
  if (root === '/') named(names);
  return (pid) => {
    const owner = ownerOf(join(root, 'proc', String(pid)));
    return owner === null ? null : (names.get(owner) ?? String(owner));
  };
}

/** The folder itself belongs to the account it acts as, whatever else the kernel hides. */
function ownerOf(folder: string): number | null {
  try {
    return statSync(folder).uid;
  } catch {
    return null;
  }
}

function named(names: Map<number, string>): void {
  try {
    const { uid, username } = userInfo();
    if (!names.has(uid)) names.set(uid, username);
  } catch {
    // A number without an account stays one.
  }
}
