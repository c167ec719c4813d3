import { availableParallelism, cpus, hostname, loadavg, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import type { LiveFacts } from '#services/adapters/machine/topics.ts';
import type { CpuTimes, Mount, System } from '#services/ports/system.ts';

import { isRemote } from './mounts.ts';
import { carriers } from './parse/net-dev.ts';
import type { DiskUsageOf } from './usage.ts';
import { userName } from './user.ts';

/** systeminformation starts programs for its answers, seconds of them on Windows. */
const REFRESH_MS = 10_000;

/**
 * The live numbers of systems without `/proc`: what Node knows at once, the rest by `ask` in the background, at most every
 * ten seconds. Until its first answer there is no swap, and traffic throws.
 */
export function portableSystem(ask: (signal: AbortSignal) => Promise<LiveFacts>, diskUsage: DiskUsageOf): System {
  let latest: LiveFacts | null = null;
  let asking: Promise<LiveFacts> | null = null;
  let askedAt = -Infinity;

  const fresh = (): Promise<LiveFacts> => {
    if (latest !== null && performance.now() - askedAt < REFRESH_MS) return Promise.resolve(latest);
    asking ??= ask(new AbortController().signal)
      .then((facts) => (latest = facts))
      .finally(() => {
        asking = null;
        askedAt = performance.now();
      });
    return asking;
  };
  /** Why it failed is told to those who wait for it; the others see the last answer. */
  const known = (): LiveFacts | null => {
    fresh().catch(() => undefined);
    return latest;
  };
  const mounts = async (): Promise<Mount[]> => mountsOf(await fresh());

  return {
    facts: () => ({ hostname: hostname(), user: userName(), platform: process.platform, bootId: null }),
    cpu: () => ({
      times: cpuTimes(),
      cores: availableParallelism(),
      throttled: null,
      load: loads(),
      pressure: null,
    }),
    memory() {
      const facts = known();
      return {
        totalBytes: totalmem(),
        availableBytes: Math.min(totalmem(), process.availableMemory()),
        swapTotalBytes: facts?.swapTotalBytes ?? 0,
        swapFreeBytes: facts?.swapFreeBytes ?? 0,
        limitedBy: 'machine',
      };
    },
    traffic() {
      const facts = known();
      if (facts === null)
        throw new OpsError('not-yet', 'traffic was not measured yet', { hint: 'The next look has it.' });
      return { ...facts.traffic, interfaces: carriers(facts.traffic.interfaces) };
    },
    mounts,
    async mountOf(path) {
      const at = new Map((await mounts()).map((mount) => [mount.path, mount]));
      for (let folder = resolve(path); ; folder = dirname(folder)) {
        const mount = at.get(folder);
        if (mount !== undefined) return mount;
        if (folder === dirname(folder)) throw new OpsError('no-mount', `nothing is mounted above ${path}`);
      }
    },
    diskUsage,
  };
}

function cpuTimes(): CpuTimes {
  let busy = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy, total: busy + idle, of: 'machine' };
}

function loads(): readonly [number, number, number] {
  const [one = 0, five = 0, fifteen = 0] = loadavg();
  return [one, five, fifteen];
}

/** The volumes of one APFS container share its space; the one at `/` stands for them. */
function mountsOf({ mounts }: LiveFacts): Mount[] {
  const seen = new Map(mounts.filter(({ path }) => !path.startsWith('/System/Volumes/')).map((one) => [one.path, one]));
  return [...seen.values()]
    .map(({ path, device, type, writable }) => ({ path, device, type, remote: isRemote(type), readOnly: !writable }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
