import { readSync } from 'node:fs';

import type { Packed } from './find-logs.ts';
import type { Survey } from './messages.ts';
import { withLog } from './open-log.ts';
import { datesOf, firstTime, seek } from './seek.ts';

const HEAD = 1024;
const PACKED_HEAD = 64 * 1024;

/** What a log is, and where its lines written since `since` begin. */
export function survey(path: string, since: number, now: number, packed: Packed): Survey {
  return withLog(path, (file, size) => {
    const head = new Uint8Array(Math.min(HEAD, size));
    const headBytes = readSync(file, head, 0, head.length, 0);
    const known = { size, head: head.subarray(0, headBytes) };
    if (packed !== null) {
      const first = firstTime(beginning(file, packed), false, now);
      return { ...known, dated: first >= 0, before: first, start: 0 };
    }
    const { first, dated } = datesOf(file, size, now);
    return { ...known, dated, before: first, start: dated && since > 0 ? seek(file, size, since, now) : 0 };
  });
}

/** The first lines of a packed log; nothing when it is damaged. */
function beginning(file: number, packed: 'gzip' | 'zstd'): Uint8Array {
  const head = new Uint8Array(PACKED_HEAD);
  const got = readSync(file, head, 0, head.length, 0);
  const { constants, gunzipSync, zstdDecompressSync } = process.getBuiltinModule('node:zlib');
  try {
    const bytes = head.subarray(0, got);
    return packed === 'gzip'
      ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
      : zstdDecompressSync(bytes, { finishFlush: constants.ZSTD_e_flush });
  } catch {
    return new Uint8Array();
  }
}
