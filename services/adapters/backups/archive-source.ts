import { createReadStream } from 'node:fs';
import { constants, crc32, createZstdDecompress } from 'node:zlib';

import { messageOf } from '#domain/errors.ts';

import { damaged } from './errors.ts';

const PIECE = 1024 * 1024;
/** Whatever the file says, no more memory than this is taken for looking back: 2^27 bytes. */
const PARAMS = { [constants.ZSTD_d_windowLogMax]: 27 };

/** The tar stream of a part of an archive, unpacked beside this thread. `sum` follows the packed bytes. */
export interface Unpacked {
  readonly bytes: AsyncIterable<Buffer>;
  /** Of the bytes read so far, going on from what was given. */
  readonly sum: () => number;
}

/** Throws OpsError `backup-damaged` where zstd finds it broken. `end` is behind its last byte. */
export function unpackedPart(
  place: { readonly path: string; readonly id: string; readonly from: number; readonly end: number },
  sumBefore: number,
): Unpacked {
  let sum = sumBefore;
  return { bytes: unpacked(), sum: () => sum };

  async function* unpacked(): AsyncGenerator<Buffer> {
    const { path, id, from, end } = place;
    if (end <= from) throw damaged(id, 'a part of it is missing');
    const packed = createReadStream(path, { start: from, end: end - 1, highWaterMark: PIECE });
    const options = { params: PARAMS, chunkSize: PIECE, readableHighWaterMark: 4 * PIECE };
    const zstd = createZstdDecompress(options);
    packed.on('data', (bytes) => (sum = crc32(bytes, sum)));
    packed.on('error', (error) => zstd.destroy(error));
    try {
      const chunks: AsyncIterable<Buffer> = packed.pipe(zstd);
      yield* chunks;
    } catch (thrown) {
      throw damaged(id, messageOf(thrown));
    } finally {
      packed.destroy();
      zstd.destroy();
    }
  }
}
