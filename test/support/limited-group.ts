import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { vi } from 'vitest';

import { lacksAdmin } from './privileged.ts';

/** A control group of its own with limits, gone at the end of the `await using` scope. */
export interface LimitedGroup extends AsyncDisposable {
  /** Put before a command to run it inside. */
  readonly enter: readonly [file: string, ...args: string[]];
}

interface Limits {
  readonly memoryBytes?: number;
  /** Processors' worth of time. */
  readonly cores?: number;
}

const TOP = '/sys/fs/cgroup';

/** Why there can be no groups with limits here; null when there can. */
export function cannotLimit(): string | null {
  const tops = unified() ? [TOP] : [join(TOP, 'memory'), join(TOP, 'cpu'), join(TOP, 'cpuacct')];
  const missing = tops.every(isWritable) ? null : 'needs writable cpu and memory controllers of cgroups';
  return lacksAdmin() ?? missing;
}

function isWritable(group: string): boolean {
  try {
    accessSync(join(group, 'cgroup.procs'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Works on v1, each controller in a tree of its own, and on v2. */
export function limitedGroup({ memoryBytes, cores }: Limits): LimitedGroup {
  const name = `cpm-test-${process.pid}-${Math.floor(performance.now() * 1000)}`;
  const quota = cores === undefined ? null : Math.round(cores * 100_000);
  const groups = (unified() ? [TOP] : ['memory', 'cpu', 'cpuacct'].map((part) => join(TOP, part))).map((top) =>
    join(top, name),
  );
  for (const group of groups) mkdirSync(group);
  const write = (file: string, value: string) => {
    for (const group of groups) if (existsSync(join(group, file))) writeFileSync(join(group, file), value);
  };
  if (memoryBytes !== undefined) {
    write('memory.limit_in_bytes', String(memoryBytes));
    write('memory.max', String(memoryBytes));
  }
  if (quota !== null) {
    write('cpu.cfs_period_us', '100000');
    write('cpu.cfs_quota_us', String(quota));
    write('cpu.max', `${quota} 100000`);
  }
  const enterAll = groups.map((group) => `echo $$ > ${group}/cgroup.procs`).join(' && ');
  return {
    enter: ['sh', '-c', `${enterAll} && exec "$@"`, 'sh'],
    async [Symbol.asyncDispose]() {
      for (const group of groups)
        await vi.waitFor(
          () => {
            if (readFileSync(join(group, 'cgroup.procs'), 'utf8') !== '') throw new Error('somebody is still inside');
            rmdirSync(group);
          },
          { timeout: 15_000, interval: 10 },
        );
    },
  };
}

function unified(): boolean {
  const control = `${TOP}/cgroup.subtree_control`;
  return existsSync(control) && /cpu.*memory/.test(readFileSync(control, 'utf8'));
}
