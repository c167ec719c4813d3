import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** Read at once; what is not larger is held in memory until it is sure that it did not change. */
export const PIECE = 1024 * 1024;

const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Opens without following a link or waiting for anybody; throws what node throws. */
export const openFile = (path: Buffer): number => openSync(path, FLAGS);

/** The first bytes of a file, fewer at its end. Always a new buffer. */
export function readAt(file: number, at: number, most: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(most);
  let filled = 0;
  while (filled < most) {
    const count = readSync(file, bytes, filled, most - filled, at + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

/** Whether a file is as it was when that was seen. */
export function isAsBefore(file: number, before: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'>): boolean {
  const now = fstatSync(file);
  return now.size === before.size && now.mtimeMs === before.mtimeMs && now.ctimeMs === before.ctimeMs;
}

/** Of all its bytes; reads beside the page cache's pace. */
export function sha256Of(path: Buffer | string): string {
  const file = openSync(path, FLAGS);
  try {
    const hash = createHash('sha256');
    for (let at = 0; ; at += PIECE) {
      const bytes = readAt(file, at, PIECE);
      hash.update(bytes);
      if (bytes.length < PIECE) return hash.digest('hex');
    }
  } finally {
    closeSync(file);
  }
}
