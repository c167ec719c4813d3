import type { Baseline, DiskUsage, System } from '#services/ports/system.ts';

import { linuxSystem } from './linux.ts';
import { localUsage } from './usage.ts';

/** This machine. `root` is where `/proc` lies: `/`, or the top of a captured tree. */
export function realSystem({ root = '/' }: { readonly root?: string } = {}): System {
  const system = linuxSystem(root, (mount, signal): Promise<DiskUsage> => localUsage(mount, signal));
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
