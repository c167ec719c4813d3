/** What a failure of SQLite means for us. */
export type Fault = 'corrupt' | 'unwritable' | 'other';

const CORRUPT = new Set([11, 26]);
/** busy, locked, read-only, I/O error, full, cannot open. */
const UNWRITABLE: Readonly<Record<number, string>> = {
  5: 'another process keeps it locked',
  6: 'another process keeps it locked',
  8: 'it is read-only',
  10: 'the disk reports an error',
  13: 'the disk is full',
  14: 'it cannot be opened',
};

export function faultOf(error: unknown): Fault {
  const code = primaryCode(error);
  if (CORRUPT.has(code)) return 'corrupt';
  return code in UNWRITABLE ? 'unwritable' : 'other';
}

/** Why it is unwritable, in words. */
export function reasonOf(error: unknown): string {
  return UNWRITABLE[primaryCode(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** SQLite's primary result code, which is the low byte of the extended one; 0 when it is no error of SQLite. */
function primaryCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}
