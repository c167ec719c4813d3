import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { CpuTimes, DiskUsage, Mount, System, TrafficSample } from '#services/ports/system.ts';

import { BOOT, DAY, GIB, START } from './times.ts';
import { type Wave, wave } from './wave.ts';

const CORES = 8;
const TICKS_PER_SECOND = 100;
const TOTAL_BYTES = 23.6 * GIB;

interface Disk extends Mount {
  readonly totalGib: number;
  readonly freeGib: number;
  readonly gibADay: number;
  readonly inodes: number | null;
}

const DISKS: readonly Disk[] = [
  { ...local('/', '/dev/nvme0n1p2', 'ext4'), totalGib: 166, freeGib: 98, gibADay: 0.02, inodes: 12 },
  { ...local('/data', '/dev/nvme1n1p1', 'xfs'), totalGib: 100, freeGib: 9, gibADay: 1.4, inodes: null },
];

/** The machine `atlas`: 8 cores at 17 %, half its memory taken, `/data` filling up. */
export function demoSystem(clock: Clock, seed: number): System {
  const load = wave(seed, 'cpu', 0.17, 0.12);
  const taken = wave(seed, 'memory', 12.4 * GIB, 0.5 * GIB);
  const flows = {
    rx: wave(seed, 'rx', 1.2e6, 0.9e6),
    tx: wave(seed, 'tx', 80e3, 60e3),
    read: wave(seed, 'read', 0.8e6, 0.7e6),
    write: wave(seed, 'write', 2.2e6, 1.8e6),
  };
  return {
    facts: () => ({ hostname: 'atlas', user: 'ana', platform: 'linux', bootId: '7d0c5c2e-atlas' }),
    cpu() {
      const now = clock.now();
      const busy = load.at(now) * CORES;
      return {
        times: cpuTimes(load, now),
        cores: CORES,
        throttled: null,
        load: [round(busy * 0.6), round(busy * 0.55), 0.8],
        pressure: round(load.at(now) * 4),
      };
    },
    memory: () => ({
      totalBytes: TOTAL_BYTES,
      availableBytes: Math.round(TOTAL_BYTES - taken.at(clock.now())),
      swapTotalBytes: 8 * GIB,
      swapFreeBytes: 7.7 * GIB,
      limitedBy: 'machine',
      swapped: { inBytes: 41 * 4096, outBytes: 73_000 * 4096 },
      pressure: 0,
    }),
    traffic: () => traffic(flows, clock.now()),
    baseline: () => ({
      at: clock.monotonic() - 1000,
      cpu: cpuTimes(load, clock.now() - 1000),
      traffic: traffic(flows, clock.now() - 1000),
    }),
    mounts: () => Promise.resolve(DISKS.map(mountOf)),
    mountOf: (path) => Promise.resolve(mountOf(diskAt(path))),
    diskUsage: (mount, signal) =>
      signal.aborted
        ? Promise.reject(new OpsError('timeout', `${mount.path} did not answer in time.`))
        : Promise.resolve(usage(diskAt(mount.path), clock.now())),
  };
}

function cpuTimes(load: Wave, now: number): CpuTimes {
  const perSecond = TICKS_PER_SECOND * CORES;
  return {
    busy: Math.round(load.between(BOOT, now) * perSecond),
    total: Math.round(((now - BOOT) / 1000) * perSecond),
    waiting: Math.round(((now - BOOT) / 1000) * 2),
    stolen: 0,
    of: 'machine',
  };
}

function traffic(flows: Record<'rx' | 'tx' | 'read' | 'write', Wave>, now: number): TrafficSample {
  const count = (flow: Wave): number => Math.round(flow.between(BOOT, now));
  return {
    interfaces: [{ name: 'eno1', rxBytes: count(flows.rx), txBytes: count(flows.tx), errors: 0 }],
    diskReadBytes: count(flows.read),
    diskWriteBytes: count(flows.write),
  };
}

function usage({ totalGib, freeGib, gibADay, inodes }: Disk, now: number): DiskUsage {
  const free = Math.min(totalGib, Math.max(0, freeGib - (gibADay * (now - START)) / DAY));
  return {
    totalBytes: totalGib * GIB,
    freeBytes: Math.round(free * GIB),
    usedPercent: (100 * (totalGib - free)) / totalGib,
    inodesUsedPercent: inodes,
  };
}

function diskAt(path: string): Disk {
  const [root, data] = DISKS;
  const disk = path === '/data' || path.startsWith('/data/') ? data : root;
  if (disk === undefined) throw new OpsError('not-mounted', `Nothing is mounted at ${path}.`);
  return disk;
}

function mountOf({ path, device, type, remote, readOnly }: Disk): Mount {
  return { path, device, type, remote, readOnly };
}

function local(path: string, device: string, type: string): Mount {
  return { path, device, type, remote: false, readOnly: false };
}

const round = (value: number): number => Math.round(value * 100) / 100;
