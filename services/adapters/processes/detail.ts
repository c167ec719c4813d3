import type { Proc } from '#services/adapters/system/proc.ts';
import type { ProcessDetail } from '#services/ports/processes.ts';

import type { Finder } from './facts.ts';
import { ioOf } from './io.ts';
import { linkOf, linksOf, socketInode } from './links.ts';
import { openFiles } from './open-files.ts';
import { socketsOf } from './sockets.ts';
import { cgroupOf, unitOf } from './unit.ts';
import { gone } from './unlistable.ts';
import type { UserOf } from './users.ts';

export interface DetailSources {
  readonly proc: Proc;
  readonly root: string;
  readonly find: Finder;
  readonly user: UserOf;
}

/** One process closely. Throws OpsError `gone`. */
export function detailOf(pid: number, { proc, root, find, user }: DetailSources): ProcessDetail {
  const found = find(pid);
  if (found === null) throw gone(pid);
  const links = linksOf(root, pid);
  const inodes = new Set((links ?? []).map(([, target]) => socketInode(target)));
  const sockets = links === null ? null : (socketsOf(proc, pid)?.filter(({ inode }) => inodes.has(inode)) ?? null);
  const cgroup = cgroupOf(proc.text(`/proc/${pid}/cgroup`));
  return {
    ...found.facts,
    ...ioOf(proc, pid),
    user: user(pid),
    kernel: found.stat.kernel,
    threads: found.stat.threads,
    folder: linkOf(root, pid, 'cwd'),
    program: linkOf(root, pid, 'exe'),
    cgroup,
    unit: unitOf(cgroup),
    sockets: sockets?.map(({ inode: _inode, ...socket }) => socket) ?? null,
    files: links === null ? null : openFiles(links, { proc, root, pid }),
    fileCount: links?.length ?? null,
  };
}
