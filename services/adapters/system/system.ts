import type { Baseline, System } from '#services/ports/system.ts';

import { linuxSystem } from './linux.ts';
import { type RemoteLimits, remoteUsage } from './remote-usage.ts';
import { localUsage } from './usage.ts';

export interface SystemOptions {
  /** Where `/proc` lies: `/`, or the top of a captured tree. */
  readonly root?: string;
  /** How long servers of remote mounts may take, and how long one that hangs is left alone. */
  readonly remote?: RemoteLimits;
}

const REMOTE: RemoteLimits = { deadlineMs: 2000, retryMs: 30_000 };

/** This machine's live numbers. */
export function realSystem({ root = '/', remote = REMOTE }: SystemOptions = {}): System {
  const askServer = remoteUsage(remote);
  const system = linuxSystem(root, (mount, signal) => (mount.remote ? askServer : localUsage)(mount, signal));
  const baseline = firstCounters(system);
  return { ...system, baseline: () => baseline };
}

/** Read when the program starts, so that the first look can already show a rate. */
function firstCounters(system: System): Baseline | null {
  try {
    return { at: performance.now(), cpu: system.cpu().times, traffic: system.traffic() };
  } catch {
    return null;
  }
}
