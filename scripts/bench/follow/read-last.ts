import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const END = 4096;

/** The last bytes of a file. */
export function readLast(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(END, size));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString();
  } finally {
    closeSync(file);
  }
}
