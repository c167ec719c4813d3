import { hostname } from 'node:os';

import type { System } from '#services/ports/system.ts';

import { type Hierarchy, hierarchyOf } from './cgroup.ts';
import { followed } from './followed.ts';
import { cpuReader } from './linux-cpu.ts';
import { readMemory } from './linux-memory.ts';
import { readTraffic } from './linux-traffic.ts';
import { holderOf, realMounts } from './mounts.ts';
import { parseAuxv } from './parse/auxv.ts';
import { parseMountinfo } from './parse/mountinfo.ts';
import { procAt, unreadable } from './proc.ts';
import type { DiskUsageOf } from './usage.ts';
import { userName } from './user.ts';

/** The live numbers of Linux, from `/proc` and the cgroup files below `root`. */
export function linuxSystem(root: string, diskUsage: DiskUsageOf): System {
  const proc = procAt(root);
  const { pageBytes } = parseAuxv(proc.bytes('/proc/self/auxv'));
  const mounted = () => parseMountinfo(proc.need('/proc/self/mountinfo'));
  const groups = parseMountinfo(proc.text('/proc/self/mountinfo') ?? '');
  const hierarchy = (controller: string): Hierarchy | null =>
    hierarchyOf(controller, proc.text('/proc/self/cgroup') ?? '', groups);
  const cpu = cpuReader(proc, hierarchy('cpu'), hierarchy('cpuacct'));
  const memory = hierarchy('memory');
  const traffic = () => readTraffic(proc);
  return {
    facts: () => ({
      hostname: hostname(),
      user: userName(),
      platform: 'linux',
      bootId: proc.text('/proc/sys/kernel/random/boot_id')?.trim() ?? null,
    }),
    cpu,
    memory: () => readMemory(proc, memory, pageBytes),
    traffic,
    mounts: () => Promise.resolve().then(() => realMounts(mounted())),
    async mountOf(path) {
      const list = mounted();
      const mount = holderOf(await followed(path, (folder) => holderOf(folder, list)?.remote ?? false), list);
      if (mount === null) throw unreadable('/proc/self/mountinfo');
      return mount;
    },
    diskUsage,
  };
}
