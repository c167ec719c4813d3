import { lines, words } from './numbers.ts';

const SECTOR_BYTES = 512;

/** Bytes read and written since boot by each block device of `/proc/diskstats`, partitions included. */
export function parseDiskstats(text: string): Map<string, { readonly read: number; readonly written: number }> {
  const disks = new Map<string, { read: number; written: number }>();
  for (const line of lines(text)) {
    const [, , name, , , sectorsRead, , , , sectorsWritten] = words(line);
    const [read, written] = [Number(sectorsRead), Number(sectorsWritten)];
    if (name === undefined || !Number.isSafeInteger(read) || !Number.isSafeInteger(written)) continue;
    disks.set(name, { read: read * SECTOR_BYTES, written: written * SECTOR_BYTES });
  }
  return disks;
}

/** Whole disks only: a partition's and a mapper's bytes are counted by the disk below. */
export function isWholeDisk(name: string): boolean {
  return /^(sd[a-z]+|vd[a-z]+|xvd[a-z]+|hd[a-z]+|nvme\d+n\d+|mmcblk\d+|dasd[a-z]+|pmem\d+|rbd\d+|nbd\d+)$/.test(name);
}
