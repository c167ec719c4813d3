import { createReadStream, readSync } from 'node:fs';

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
  const { problem } = await unpackInto(path, packed, mostBytes, lines);
  return { to: lines.end(), problem };
}

/** Takes bytes piece by piece. */
interface Taker {
  readonly bytes: Uint8Array;
  space(): { readonly at: number; readonly length: number };
  filled(length: number): void;
}

/** Hands over what is in a packed file, `mostBytes` at most. */
export async function unpackInto(
  path: string,
  packed: 'gzip' | 'zstd',
  mostBytes: number,
  taker: Taker,
): Promise<{ readonly readBytes: number; readonly problem: string | null }> {
  let readBytes = 0;
  const take = (chunk: Uint8Array): void => {
    for (let done = 0; done < chunk.length;) {
      const { at, length } = taker.space();
      const part = chunk.subarray(done, done + length);
      taker.bytes.set(part, at);
      taker.filled(part.length);
      done += part.length;
    }
  };
  try {
    // Most logs are not packed, and loading this takes a thread longer than reading many of them.
    const zlib = process.getBuiltinModule('node:zlib');
    const { pipeline } = process.getBuiltinModule('node:stream/promises');
    const unpack = packed === 'gzip' ? zlib.createGunzip() : zlib.createZstdDecompress();
    await pipeline(createReadStream(path), unpack, async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        const part = chunk.subarray(0, mostBytes - readBytes);
        take(part);
        readBytes += part.length;
        if (part.length < chunk.length) throw new Error('there is more in it than may be read at once');
      }
    });
  } catch (error) {
    return { readBytes, problem: messageOf(error) };
  }
  return { readBytes, problem: null };
}
