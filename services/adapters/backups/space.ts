import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Kept free for what else lives on the disk, and for the folder entries themselves. */
export const RESERVE = 4 * 1024 * 1024;

/** Bytes this user may still write where the folder is, or will be. */
export function freeBytes(folder: string): number {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
}
