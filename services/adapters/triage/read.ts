import { createReadStream, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';

import { messageOf } from '#domain/errors.ts';

import { linesOf, type OnLine } from './lines.ts';

/** Fits into the cache of a processor core. */
const ROOM = 256 * 1024;

export interface Read {
  /** Where reading ended. */
  readonly to: number;
  readonly problem: string | null;
}

/** Tells every line of a file that begins in a part of it; the part begins and ends with a line. */
export function readPlain(file: number, from: number, to: number, onLine: OnLine): Read {
  const lines = linesOf(new Uint8Array(ROOM), from, onLine);
  for (let at = from; at < to;) {
    const { at: place, length } = lines.space();
    const got = readSync(file, lines.bytes, place, Math.min(length, to - at), at);
    if (got === 0) break;
    lines.filled(got);
    at += got;
  }
  return { to: lines.end(), problem: null };
}

/** Tells every line of a packed file, `mostBytes` of them at most. What is damaged is read as far as it goes. */
export async function readPacked(
  path: string,
  packed: 'gzip' | 'zstd',
  mostBytes: number,
  onLine: OnLine,
): Promise<Read> {
  const lines = linesOf(new Uint8Array(ROOM), 0, onLine);
  let left = mostBytes;
  const take = (chunk: Uint8Array): void => {
    for (let done = 0; done < chunk.length;) {
      const { at, length } = lines.space();
      const part = chunk.subarray(done, done + length);
      lines.bytes.set(part, at);
      lines.filled(part.length);
      done += part.length;
    }
  };
  let problem: string | null = null;
  try {
    await pipeline(
      createReadStream(path),
      packed === 'gzip' ? createGunzip() : createZstdDecompress(),
      async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const chunk of chunks) {
          take(chunk.subarray(0, left));
          left -= chunk.length;
          if (left <= 0) throw new Error('there is more in it than may be read at once');
        }
      },
    );
  } catch (error) {
    problem = messageOf(error);
  }
  return { to: lines.end(), problem };
}
