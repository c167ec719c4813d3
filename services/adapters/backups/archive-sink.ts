import { once } from 'node:events';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, createZstdCompress, type ZstdCompress } from 'node:zlib';

import type { Sink } from './sink.ts';

const PIECE = 1024 * 1024;
/** So much waits for the compressor, which works beside this thread, while more is read. */
const AHEAD = 4 * PIECE;
/** People in an emergency wait for it: the first level takes less than half the time of the third, for a few percent more bytes. */
const LEVEL = 1;
const PARAMS = { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 1 };

/** A new file (0600) of two zstd frames; small writes are gathered. `finish` appends what is not compressed. */
export function archiveSink(path: string): Sink & { finish(trailer: Buffer): void } {
  const file = openSync(path, 'wx', 0o600);
  let [written, sum, gathered] = [0, 0, 0];
  let waiting: Buffer[] = [];
  let failed: Error | null = null;
  let isOpen = true;
  let frame = begin();

  function put(bytes: Buffer): void {
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    written += bytes.length;
  }

  function begin(): ZstdCompress {
    const options = { params: PARAMS, chunkSize: PIECE, writableHighWaterMark: AHEAD, readableHighWaterMark: AHEAD };
    const stream = createZstdCompress(options);
    stream.on('data', (bytes: Buffer) => {
      try {
        put(bytes);
        sum = crc32(bytes, sum);
      } catch (thrown) {
        failed ??= thrown instanceof Error ? thrown : new Error(String(thrown));
        stream.destroy(failed);
      }
    });
    return stream.on('error', (error) => (failed ??= error));
  }

  async function pass(): Promise<void> {
    if (failed !== null) throw failed;
    if (gathered === 0) return;
    const bytes = waiting.length === 1 ? waiting[0] : Buffer.concat(waiting, gathered);
    [waiting, gathered] = [[], 0];
    if (!frame.write(bytes)) await once(frame, 'drain');
  }

  async function close(): Promise<void> {
    await pass();
    const ended = once(frame, 'end');
    frame.end();
    await ended;
    if (failed !== null) throw failed;
  }

  return {
    get written() {
      return written;
    },
    async write(bytes) {
      waiting.push(bytes);
      gathered += bytes.length;
      if (gathered >= PIECE) await pass();
    },
    async manifest() {
      await close();
      frame = begin();
      return written;
    },
    async end() {
      await close();
      return sum;
    },
    finish(trailer) {
      put(trailer);
      fsyncSync(file);
      closeSync(file);
      isOpen = false;
    },
    drop() {
      frame.destroy();
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}
