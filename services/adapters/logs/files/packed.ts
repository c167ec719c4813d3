import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

import type { Bytes } from './bytes.ts';

const BLOCK = 1024 * 1024;
const KEPT = 8;

/**
 * A packed file, read as what is in it. It can only be unpacked from its start, so blocks of it are kept: paging backwards
 * unpacks it once for every {@link KEPT} blocks, scanning forwards once.
 */
export function packedBytes(path: string, packing: 'gzip' | 'zstd'): Bytes {
  const kept = new Map<number, Buffer>();
  let total: number | null = null;
  let running: { readonly blocks: AsyncIterator<Buffer, undefined>; next: number } | null = null;

  const stop = async (): Promise<void> => {
    await running?.blocks.return?.();
    running = null;
  };
  const keep = (index: number, block: Buffer): void => {
    kept.set(index, block);
    for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old);
  };
  const block = async (index: number): Promise<Buffer> => {
    const known = kept.get(index);
    if (known !== undefined) return known;
    if (total !== null && index * BLOCK >= total) return Buffer.alloc(0);
    if (running === null || running.next > index) {
      await stop();
      running = { blocks: unpacked(path, packing)[Symbol.asyncIterator](), next: 0 };
    }
    for (;;) {
      const step = await running.blocks.next();
      if (step.done === true) {
        total ??= running.next * BLOCK;
        running = null;
        return Buffer.alloc(0);
      }
      const at = running.next++;
      keep(at, step.value);
      if (step.value.length < BLOCK) total = at * BLOCK + step.value.length;
      if (at === index) return step.value;
    }
  };
  return {
    async read(from, length) {
      const parts: Buffer[] = [];
      for (let at = from; at < from + length;) {
        const index = Math.floor(at / BLOCK);
        const part = (await block(index)).subarray(at - index * BLOCK, Math.min(BLOCK, from + length - index * BLOCK));
        if (part.length === 0) break;
        parts.push(part);
        at += part.length;
      }
      return Buffer.concat(parts);
    },
    async size() {
      let index = 0;
      while ((await block(index)).length === BLOCK) index += 1;
      return total ?? 0;
    },
    close: stop,
  };
}

/** What is in the file, in blocks of one size but for the last. Cut off files give what can be unpacked. */
async function* unpacked(path: string, packing: 'gzip' | 'zstd'): AsyncGenerator<Buffer, undefined> {
  const unpack = packing === 'gzip' ? createGunzip() : createZstdDecompress();
  const parts: Buffer[] = [];
  let held = 0;
  // A file that is still being packed ends in the middle: what came before is good.
  pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), unpack, () => undefined);
  try {
    for await (const part of unpack as AsyncIterable<Buffer>) {
      parts.push(part);
      held += part.length;
      if (held < BLOCK) continue;
      const all = Buffer.concat(parts);
      let at = 0;
      for (; at + BLOCK <= all.length; at += BLOCK) yield all.subarray(at, at + BLOCK);
      const rest = Buffer.from(all.subarray(at));
      parts.splice(0, parts.length, rest);
      held = rest.length;
    }
  } catch {
    // The end is missing or broken.
  } finally {
    unpack.destroy();
  }
  if (held > 0) yield Buffer.concat(parts);
}
