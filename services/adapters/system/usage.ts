import { type StatsFs, statfs } from 'node:fs';

import { messageOf, OpsError } from '#domain/errors.ts';
import { quoted } from '#domain/quoted.ts';
import type { DiskUsage, Mount, System } from '#services/ports/system.ts';

export type DiskUsageOf = System['diskUsage'];

export type Blocks = Pick<StatsFs, 'bsize' | 'blocks' | 'bfree' | 'bavail' | 'files' | 'ffree'> & {
  /** The unit of the counts, where it differs from `bsize` (programs behind fuse). */
  readonly frsize?: number | undefined;
};

/** What `statfs` answers, as `df` counts it: blocks reserved for root are neither used nor free. */
export function usageOf({ bsize, frsize, blocks, bfree, bavail, files, ffree }: Blocks): DiskUsage {
  const unit = frsize || bsize;
  const used = blocks - bfree;
  return {
    totalBytes: blocks * unit,
    freeBytes: bavail * unit,
    usedPercent: share(used, used + bavail),
    inodesUsedPercent: files > 0 ? share(files - ffree, files) : null,
  };
}

function share(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}

/** Asks the kernel in this process: for disks of this machine only. */
export function localUsage(mount: Mount, signal: AbortSignal): Promise<DiskUsage> {
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown) =>
      reject(
        new OpsError('disk-unreadable', `${mount.path} does not tell its usage: ${messageOf(cause)}`, {
          hint: `Try: df ${quoted(mount.path)}`,
          cause,
        }),
      );
    if (signal.aborted) return failed(signal.reason);
    signal.addEventListener('abort', () => failed(signal.reason), { once: true });
    statfs(mount.path, (error, blocks) => (error ? failed(error) : resolve(usageOf(blocks))));
  });
}
