import type { MachineThread } from '#services/adapters/machine/machine-thread.ts';
import type { Baseline, System } from '#services/ports/system.ts';

import { linuxSystem } from './linux.ts';
import { portableSystem } from './portable.ts';
import { remoteServer } from './remote-server.ts';
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

/** This machine's live numbers. */
export function realSystem({ root = '/', remote, platform = process.platform, thread }: SystemOptions = {}): System {
  const askServer = remoteServer(remote);
  const diskUsage: DiskUsageOf = (mount, signal) => (mount.remote ? askServer : localUsage)(mount, signal);
  const system = platform === 'linux' ? linuxSystem(root, diskUsage) : portableSystem(asked(thread), diskUsage);
  const baseline = firstCounters(system);
  return { ...system, baseline: () => baseline };
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
