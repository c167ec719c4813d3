import type { Hierarchy } from './cgroup.ts';
import { count } from './parse/numbers.ts';
import type { Proc } from './proc.ts';

const FILES = {
  1: {
    limit: 'memory.limit_in_bytes',
    usage: 'memory.usage_in_bytes',
    cache: ['total_inactive_file', 'total_active_file'],
  },
  2: { limit: 'memory.max', usage: 'memory.current', cache: ['inactive_file', 'active_file'] },
} as const;

export interface MemoryLimit {
  readonly totalBytes: number;
  readonly availableBytes: number;
}

/**
 * The memory our cgroup and those above it grant: the smallest limit, and the least that is left in any of them. File
 * cache counts as available, as in the kernel's own estimate. Null when no limit is below what the machine has.
 */
export function memoryLimit(proc: Proc, hierarchy: Hierarchy | null, machineBytes: number): MemoryLimit | null {
  if (hierarchy === null) return null;
  const files = FILES[hierarchy.version];
  const limits = hierarchy.groups.flatMap((group) => {
    const limit = count(proc.text(`${group}/${files.limit}`)?.trim());
    const usage = count(proc.text(`${group}/${files.usage}`)?.trim());
    if (limit === null || usage === null || limit >= machineBytes) return [];
    const used = Math.max(0, usage - reclaimable(proc.text(`${group}/memory.stat`) ?? '', files.cache));
    return [{ totalBytes: limit, availableBytes: Math.max(0, limit - used) }];
  });
  if (limits.length === 0) return null;
  return {
    totalBytes: Math.min(...limits.map((limit) => limit.totalBytes)),
    availableBytes: Math.min(...limits.map((limit) => limit.availableBytes)),
  };
}

function reclaimable(stat: string, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (count(new RegExp(`^${name} (\\d+)$`, 'm').exec(stat)?.[1]) ?? 0), 0);
}
