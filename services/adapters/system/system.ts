import type { MachineThread } from '#services/adapters/machine/machine-thread.ts';
import type { Baseline, System } from '#services/ports/system.ts';

import { linuxSystem } from './linux.ts';
import { portableSystem } from './portable.ts';
import type { RemoteLimits } from './remote-usage.ts';
import { type DiskUsageOf, localUsage } from './usage.ts';

export interface SystemOptions {
  /** Where `/proc` lies: `/`, or the top of a captured tree. */
  readonly root?: string;
  /** How long servers of remote mounts may take, and how long one that hangs is left alone. */
  readonly remote?: RemoteLimits;
  readonly platform?: NodeJS.Platform;
  /** Who is asked for what `/proc` tells on Linux. */
  readonly thread?: Pick<MachineThread, 'live'>;
}

const REMOTE: RemoteLimits = { deadlineMs: 2000, retryMs: 30_000 };

/** This machine's live numbers. */
export function realSystem({
  root = '/',
  remote = REMOTE,
  platform = process.platform,
  thread,
}: SystemOptions = {}): System {
  const diskUsage = usageBy(remote);
  const system = platform === 'linux' ? linuxSystem(root, diskUsage) : portableSystem(asked(thread), diskUsage);
  const baseline = firstCounters(system);
  return { ...system, baseline: () => baseline };
}

/** What starts processes is loaded when the first remote mount is asked: most machines have none. */
function usageBy(limits: RemoteLimits): DiskUsageOf {
  let askServer: Promise<DiskUsageOf> | undefined;
  return async (mount, signal) => {
    if (!mount.remote) return localUsage(mount, signal);
    askServer ??= import('./remote-usage.ts').then(({ remoteUsage }) => remoteUsage(limits));
    return (await askServer)(mount, signal);
  };
}

function asked(given: SystemOptions['thread']): MachineThread['live'] {
  let thread = given;
  return async (signal) => {
    thread ??= (await import('#services/adapters/machine/machine-thread.ts')).machineThread();
    return thread.live(signal);
  };
}

/** Read when the program starts, so that the first look can already show a rate. */
function firstCounters(system: System): Baseline | null {
  try {
    return { at: performance.now(), cpu: system.cpu().times, traffic: system.traffic() };
  } catch {
    return null;
  }
}
