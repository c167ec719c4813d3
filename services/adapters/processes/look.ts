import type { ProcessLook, ProcessUsage } from '#services/ports/processes.ts';

import type { DetailSources } from './detail.ts';
import { ioOf } from './io.ts';
import { pidsOf } from './pids.ts';

/** When the monotonic clock stood at zero, epoch ms. */
const ORIGIN_MS = Date.now() - performance.now();

/** All processes at one moment; those that hide or end meanwhile are left out. */
export function lookAt({ proc, root, find, user }: DetailSources): ProcessLook {
  const atMs = ORIGIN_MS + performance.now();
  const processes = pidsOf(root).flatMap((pid): ProcessUsage[] => {
    const found = find(pid);
    if (found === null) return [];
    const { kernel } = found.stat;
    return [{ ...found.facts, ...ioOf(proc, pid), user: user(pid), kernel }];
  });
  return { atMs, processes };
}
