import type { CpuSample } from '#services/ports/system.ts';

import type { Hierarchy } from './cgroup.ts';
import { count, words } from './parse/numbers.ts';
import type { Proc } from './proc.ts';

export interface CpuQuota {
  /** The group that sets it. */
  readonly group: string;
  /** Processors' worth of time per period. */
  readonly cores: number;
  readonly throttled: NonNullable<CpuSample['throttled']>;
}

/** The tightest CPU quota of our cgroup and those above it; null without one. */
export function cpuQuota(proc: Proc, hierarchy: Hierarchy | null): CpuQuota | null {
  if (hierarchy === null) return null;
  let tightest: CpuQuota | null = null;
  for (const group of hierarchy.groups) {
    const cores = coresOf(proc, group, hierarchy.version);
    if (cores === null || (tightest !== null && tightest.cores <= cores)) continue;
    const stat = proc.text(`${group}/cpu.stat`) ?? '';
    const counter = (name: string) => count(new RegExp(`^${name} (\\d+)$`, 'm').exec(stat)?.[1]) ?? 0;
    const throttled = { periods: counter('nr_periods'), throttled: counter('nr_throttled') };
    tightest = { group, cores, throttled };
  }
  return tightest;
}

function coresOf(proc: Proc, group: string, version: 1 | 2): number | null {
  const [quota, period] =
    version === 2
      ? words(proc.text(`${group}/cpu.max`) ?? '')
      : ['quota', 'period'].map((part) => proc.text(`${group}/cpu.cfs_${part}_us`)?.trim());
  const [granted, of] = [count(quota), count(period)];
  return granted === null || of === null || of === 0 ? null : granted / of;
}

/**
 * Microseconds of CPU time that a group has used since it was made. In v1 another controller counts it; that one
 * answers only where it is mounted over the same groups. Null otherwise.
 */
export function cpuUsage(proc: Proc, quota: CpuQuota, cpu: Hierarchy, accounting: Hierarchy | null): number | null {
  if (cpu.version === 2) return count(/^usage_usec (\d+)$/m.exec(proc.text(`${quota.group}/cpu.stat`) ?? '')?.[1]);
  if (accounting?.version !== 1 || accounting.path !== cpu.path) return null;
  const group = accounting.groups[cpu.groups.indexOf(quota.group)];
  const nanoseconds = count(proc.text(`${group}/cpuacct.usage`)?.trim());
  return nanoseconds === null ? null : nanoseconds / 1000;
}
