import type { MemorySample } from '#services/ports/system.ts';

import { memoryLimit } from './cgroup-memory.ts';
import type { Hierarchy } from './cgroup.ts';
import { parseMeminfo } from './parse/meminfo.ts';
import { count } from './parse/numbers.ts';
import { parsePressure } from './parse/pressure.ts';
import { type Proc, unreadable } from './proc.ts';

/** Memory of the machine or, where a cgroup grants less, of that group. Swap is always the machine's. */
export function readMemory(proc: Proc, hierarchy: Hierarchy | null, pageBytes: number): MemorySample {
  const machine = parseMeminfo(proc.need('/proc/meminfo'));
  if (machine === null) throw unreadable('/proc/meminfo');
  const limit = memoryLimit(proc, hierarchy, machine.totalBytes);
  return {
    ...machine,
    totalBytes: limit?.totalBytes ?? machine.totalBytes,
    availableBytes: Math.min(machine.availableBytes, limit?.availableBytes ?? machine.availableBytes),
    limitedBy: limit === null ? 'machine' : 'cgroup',
    swapped: swapped(proc.text('/proc/vmstat') ?? '', pageBytes),
    pressure: parsePressure(proc.text('/proc/pressure/memory')),
  };
}

function swapped(vmstat: string, pageBytes: number): MemorySample['swapped'] {
  const pages = (name: string) => count(new RegExp(`^${name} (\\d+)$`, 'm').exec(vmstat)?.[1]);
  const [pagesIn, pagesOut] = [pages('pswpin'), pages('pswpout')];
  if (pagesIn === null || pagesOut === null) return undefined;
  return { inBytes: pagesIn * pageBytes, outBytes: pagesOut * pageBytes };
}
