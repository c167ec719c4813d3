import type { CpuTimes } from '#services/ports/system.ts';

import { count, words } from './numbers.ts';

export interface ProcStat {
  readonly times: CpuTimes;
  /** Processors that are online. */
  readonly processors: number;
  /** Epoch seconds; null when the kernel does not say. */
  readonly bootedAt: number | null;
}

/**
 * `/proc/stat`. Guest time is already part of user time; waiting for a disk is idle time;
 * time stolen by the hypervisor is busy, because nobody here could use it. Null for anything else.
 */
export function parseStat(text: string): ProcStat | null {
  const ticks = /^cpu +([\d ]+)$/m.exec(text)?.[1];
  if (ticks === undefined) return null;
  const [user = 0, nice = 0, system = 0, idle, waiting = 0, irq = 0, softirq = 0, stolen = 0] =
    words(ticks).map(Number);
  if (idle === undefined) return null;
  const busy = user + nice + system + irq + softirq + stolen;
  return {
    times: { busy, total: busy + idle + waiting, waiting, stolen, of: 'machine' },
    processors: Math.max(1, text.match(/^cpu\d+ /gm)?.length ?? 0),
    bootedAt: count(/^btime (\d+)$/m.exec(text)?.[1]),
  };
}
