import type { Observed } from '#domain/diagnosis/observed.ts';

/** A file system as a diagnosis sees it. */
export interface DiskSeen {
  readonly path: string;
  readonly device: string;
  readonly type: string;
  readonly readOnly: boolean;
  /** Null when it did not answer; `why` says how. */
  readonly usage: DiskUsageSeen | null;
  readonly why: string | null;
}

export interface DiskUsageSeen {
  readonly totalBytes: number;
  readonly freeBytes: number;
  readonly usedPercent: number;
  /** Null for file systems without fixed inodes. */
  readonly inodesUsedPercent: number | null;
}

/** A process that keeps deleted files of the disk alive. */
export interface DeletedHolder {
  readonly pid: number;
  readonly name: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly bytes: number;
  readonly files: number;
  /** One of them. */
  readonly path: string;
}

/** All that was gathered about the disk that is looked at. */
export interface DiskFacts {
  readonly disk: Observed<DiskSeen>;
  /** Null where it was not worth looking. */
  readonly deleted: Observed<readonly DeletedHolder[] | null>;
  /** What fills it, the biggest first; bytes, or files where these are short. */
  readonly biggest: Observed<readonly { readonly path: string; readonly size: number }[] | null>;
  /** Days until it is full at the pace of the last day; null when it does not grow. */
  readonly daysLeft: Observed<number | null>;
}

/** From here on it is worth a warning, from there on it is critical, and then nothing fits any more. */
export const NEARLY = 85;
export const ALMOST = 95;
export const FULL = 99;

/** Read-only by their nature. */
const IMAGES = new Set(['squashfs', 'iso9660', 'erofs', 'cramfs', 'romfs', 'udf']);

export const isImage = ({ type }: DiskSeen): boolean => IMAGES.has(type);

/** Worst first: the one to look at when nobody named one. */
export function worstDisk(disks: readonly DiskSeen[]): DiskSeen | null {
  const badness = (disk: DiskSeen): number => {
    if (isImage(disk)) return -1;
    if (disk.usage === null) return 200;
    const used = Math.max(disk.usage.usedPercent, disk.usage.inodesUsedPercent ?? 0);
    return disk.readOnly ? 150 + used / 100 : used;
  };
  return disks.toSorted((one, other) => badness(other) - badness(one))[0] ?? null;
}
