import { statSync } from 'node:fs';
import { join } from 'node:path';

import { isRemote } from '#services/adapters/system/mounts.ts';
import type { Proc } from '#services/adapters/system/proc.ts';
import type { OpenFile } from '#services/ports/processes.ts';

const DELETED = ' (deleted)';
export const MOST_FILES = 1000;

/** What a process has open, from the targets of its links. */
export function openFiles(
  links: readonly (readonly [fd: number, target: string])[],
  { proc, root, pid }: { readonly proc: Proc; readonly root: string; readonly pid: number },
): OpenFile[] {
  const remote = remoteMounts(proc, pid);
  return links.slice(0, MOST_FILES).map(([fd, target]) => {
    const kind = kindOf(target);
    const nameless = kind === 'file' && target.endsWith(DELETED);
    // A file may be called so; only its own count of names tells, and a server that does not answer is not asked.
    const known =
      nameless && !remote.has(mountOf(proc, pid, fd)) ? namesOf(join(root, 'proc', `${pid}/fd/${fd}`)) : null;
    const deleted = nameless && (known === null || known.names === 0);
    const path = deleted ? target.slice(0, -DELETED.length) : target;
    return { fd, kind, path, deleted, sizeBytes: deleted ? (known?.bytes ?? null) : null };
  });
}

function kindOf(target: string): OpenFile['kind'] {
  if (target.startsWith('/memfd:') || target.startsWith('/dev/shm/')) return 'memory';
  if (target.startsWith('/dev/')) return 'device';
  if (target.startsWith('/')) return 'file';
  if (target.startsWith('pipe:')) return 'pipe';
  return target.startsWith('socket:') ? 'socket' : 'other';
}

function namesOf(link: string): { readonly names: number; readonly bytes: number } | null {
  try {
    const { nlink, size } = statSync(link);
    return { names: nlink, bytes: size };
  } catch {
    return null;
  }
}

function mountOf(proc: Proc, pid: number, fd: number): string {
  return /^mnt_id:\s*(\d+)$/m.exec(proc.text(`/proc/${pid}/fdinfo/${fd}`) ?? '')?.[1] ?? '';
}

/** Ids of the mounts behind which a server or a program stands; the empty id, of what is not known, is one of them. */
function remoteMounts(proc: Proc, pid: number): ReadonlySet<string> {
  const ids = (proc.text(`/proc/${pid}/mountinfo`) ?? '').split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ', 2);
    return isRemote(after.split(' ', 1)[0] ?? '') ? [before.split(' ', 1)[0] ?? ''] : [];
  });
  return new Set(['', ...ids]);
}
