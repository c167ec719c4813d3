import type { FileHandle } from 'node:fs/promises';

/** Random reading of something that does not change before its end. */
export interface Bytes {
  /** Up to `length` bytes from a place on; fewer only at the end. */
  read(from: number, length: number): Promise<Buffer>;
  /** Bytes there are now. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** A plain file. */
export function plainBytes(file: FileHandle): Bytes {
  return {
    async read(from, length) {
      const buffer = Buffer.allocUnsafe(length);
      let got = 0;
      while (got < length) {
        const { bytesRead } = await file.read(buffer, got, length - got, from + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      return buffer.subarray(0, got);
    },
    size: async () => (await file.stat()).size,
    close: () => file.close(),
  };
}
