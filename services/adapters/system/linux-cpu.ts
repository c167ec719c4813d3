import { availableParallelism } from 'node:os';

import type { CpuSample, CpuTimes } from '#services/ports/system.ts';

import { type CpuQuota, cpuQuota, cpuUsage } from './cgroup-cpu.ts';
import type { Hierarchy } from './cgroup.ts';
import { words } from './parse/numbers.ts';
import { parsePressure } from './parse/pressure.ts';
import { parseStat } from './parse/stat.ts';
import { type Proc, unreadable } from './proc.ts';

/**
 * CPU numbers of the machine or, where the quota of a cgroup grants us less, of that group: a container that uses all it
 * may use is 100 % busy, however idle the machine around it.
 */
export function cpuReader(proc: Proc, cpu: Hierarchy | null, accounting: Hierarchy | null): () => CpuSample {
  let granted = 0;
  let lookedAt = performance.now();
  const withinQuota = (quota: CpuQuota, usedMicroseconds: number): CpuTimes => {
    const now = performance.now();
    granted += (now - lookedAt) * 1000 * quota.cores;
    lookedAt = now;
    return { busy: usedMicroseconds, total: granted, of: 'cgroup' };
  };
  return () => {
    const stat = parseStat(proc.need('/proc/stat'));
    if (stat === null) throw unreadable('/proc/stat');
    const processors = Math.min(stat.processors, availableParallelism());
    const quota = cpuQuota(proc, cpu);
    const limit = quota !== null && quota.cores < processors ? quota : null;
    const used = limit !== null && cpu !== null ? cpuUsage(proc, limit, cpu, accounting) : null;
    return {
      times: limit !== null && used !== null ? withinQuota(limit, used) : stat.times,
      cores: limit?.cores ?? processors,
      throttled: quota?.throttled ?? null,
      load: loadOf(proc),
      pressure: parsePressure(proc.text('/proc/pressure/cpu')),
    };
  };
}

function loadOf(proc: Proc): CpuSample['load'] {
  const [one, five, fifteen] = words(proc.need('/proc/loadavg')).map(Number);
  if (one === undefined || five === undefined || fifteen === undefined || !Number.isFinite(one + five + fifteen))
    throw unreadable('/proc/loadavg');
  return [one, five, fifteen];
}
