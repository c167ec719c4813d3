import { fsSize, fsStats, mem, networkStats, type Systeminformation } from 'systeminformation';

import type { LiveFacts } from './topics.ts';

/** What macOS and Windows tell only through their tools; seconds on Windows. */
export async function liveFacts(): Promise<LiveFacts> {
  const [memory, disks, interfaces, files] = await Promise.all([mem(), diskStats(), networkStats('*'), fsSize()]);
  return {
    swapTotalBytes: memory.swaptotal,
    swapFreeBytes: memory.swapfree,
    traffic: {
      interfaces: interfaces.map(({ iface, rx_bytes, tx_bytes, rx_errors, tx_errors }) => ({
        name: iface,
        rxBytes: rx_bytes,
        txBytes: tx_bytes,
        errors: rx_errors + tx_errors,
      })),
      diskReadBytes: counted(disks?.rx),
      diskWriteBytes: counted(disks?.wx),
    },
    mounts: files.map(({ mount, fs, type, rw }) => ({ path: mount, device: fs, type, writable: rw ?? true })),
  };
}

/** Null on Windows, whatever its type says. */
function diskStats(): Promise<Systeminformation.FsStatsData | null> {
  return fsStats();
}

function counted(bytes: number | null | undefined): number {
  return typeof bytes === 'number' && bytes > 0 ? bytes : 0;
}
