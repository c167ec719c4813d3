import type { Proc } from '#services/adapters/system/proc.ts';
import type { Listener } from '#services/ports/processes.ts';

import { linksOf, socketInode } from './links.ts';
import { pidsOf } from './pids.ts';
import { socketsOf } from './sockets.ts';
import { unlistable } from './unlistable.ts';

/** Who listens where in our own network, by port. A socket that several processes share belongs to the oldest pid. */
export function listenersOf(proc: Proc, root: string): Listener[] {
  const all = socketsOf(proc, 'self');
  if (all === null) throw unlistable(new Error('no table in /proc/net'));
  const waiting = all.filter(({ state }) => state === 'listening' || state === 'open');
  const holders = holdersOf(root, new Set(waiting.map(({ inode }) => inode)));
  return waiting
    .map(({ port, address, protocol, inode }) => ({ port, address, protocol, pid: holders.get(inode) ?? null }))
    .toSorted((a, b) => a.port - b.port || (a.protocol < b.protocol ? -1 : 1));
}

function holdersOf(root: string, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const pid of pidsOf(root)) {
    for (const [, target] of linksOf(root, pid) ?? []) {
      const inode = socketInode(target);
      if (inode !== null && wanted.has(inode) && !holders.has(inode)) holders.set(inode, pid);
    }
  }
  return holders;
}
