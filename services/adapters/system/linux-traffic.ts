import type { TrafficSample } from '#services/ports/system.ts';

import { isWholeDisk, parseDiskstats } from './parse/diskstats.ts';
import { carriers, parseNetDev } from './parse/net-dev.ts';
import { type Proc, unreadable } from './proc.ts';

/** Counters of the interfaces and whole disks; what only passes on another one's bytes is left out. */
export function readTraffic(proc: Proc): TrafficSample {
  const interfaces = parseNetDev(proc.need('/proc/net/dev'));
  if (interfaces === null) throw unreadable('/proc/net/dev');
  let diskReadBytes = 0;
  let diskWriteBytes = 0;
  for (const [name, { read, written }] of parseDiskstats(proc.text('/proc/diskstats') ?? '')) {
    if (!isWholeDisk(name)) continue;
    diskReadBytes += read;
    diskWriteBytes += written;
  }
  return { interfaces: carriers(interfaces), diskReadBytes, diskWriteBytes };
}
