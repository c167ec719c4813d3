import { firstTime } from '#domain/log-errors.ts';
import type { FileCursor, Files } from '#services/ports/files.ts';

const SMALL = 512 * 1024;
const PROBE = 16 * 1024;
/** Of a log that does not say when, the end is all that is read. */
const END = 8 * 1024 * 1024;

export interface Start {
  readonly cursor: FileCursor;
  /** Whether its lines say when they were written. */
  readonly timed: boolean;
}

/**
 * Where the lines written since `since` begin, found by halving: a log grows in the order of time. Null when the file is
 * gone.
 */
export async function startOf(files: Files, path: string, since: number, now: number): Promise<Start | null> {
  const end = await files.tail(path, null, PROBE);
  if (end === null) return null;
  const { inode, offset: size } = end.cursor;
  const timeAt = async (offset: number) =>
    firstTime((await files.tail(path, { inode, offset }, PROBE))?.text ?? '', now);
  const timed = firstTime(end.text, now) !== null || (await timeAt(0)) !== null;
  if (!timed) return { cursor: { inode, offset: Math.max(0, size - END) }, timed };
  let low = 0;
  let high = size;
  while (high - low > SMALL) {
    const middle = Math.floor((low + high) / 2);
    const time = await timeAt(middle);
    // A stretch without times may be all that is left: it is read rather than left out.
    if (time === null || time >= since) high = middle;
    else low = middle;
  }
  return { cursor: { inode, offset: low }, timed };
}
