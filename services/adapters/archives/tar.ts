import { MOST_SCANNED } from '#domain/release/tree/sizes.ts';
import type { PackedFile } from '#services/ports/archives.ts';

import { bytesReader } from './bytes-reader.ts';
import { counter, unreadable } from './limits.ts';
import { BLOCK, paxValues, tarHeader } from './tar-header.ts';

const MOST_ABOUT_NEXT = 1024 * 1024;
const FILES = new Set(['0', '7', '\0']);
const LINKS = new Set(['1', '2']);
const FOLDER = '5';

/** The entries of a tar stream, with the long names of pax and GNU. `path` is only named in errors. */
export async function* tarFiles(stream: AsyncIterable<Buffer>, path: string): AsyncGenerator<PackedFile> {
  const reader = bytesReader(stream);
  const count = counter(path);
  let next = new Map<string, string>();
  for (;;) {
    const block = await reader.take(BLOCK);
    if (block.length === 0) return;
    const header = block.length === BLOCK ? tarHeader(block) : undefined;
    if (header === undefined) throw unreadable(path, 'it is no tar file, or a part of it is damaged');
    if (header === null) return;
    const size = Number(next.get('size') ?? header.size);
    if (!Number.isSafeInteger(size) || size < 0) throw unreadable(path, 'a size in it makes no sense');
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    count(size);
    if ('xgLK'.includes(header.type)) {
      if (size > MOST_ABOUT_NEXT) throw unreadable(path, 'a name in it is too long');
      const body = await whole(size);
      await reader.skip(padding);
      next = aboutNext(header.type, body, next);
      continue;
    }
    const kept = FILES.has(header.type) && size <= MOST_SCANNED;
    const bytes = kept ? await whole(size) : null;
    if (bytes === null && (await reader.skip(size)) < size) throw unreadable(path, 'it ends too early');
    await reader.skip(padding);
    if (header.type !== FOLDER)
      yield {
        path: next.get('path') ?? header.path,
        kind: FILES.has(header.type) ? 'file' : LINKS.has(header.type) ? 'link' : 'other',
        size,
        bytes,
        target: LINKS.has(header.type) ? (next.get('linkpath') ?? header.target) : null,
      };
    next = new Map();
  }

  async function whole(size: number): Promise<Buffer> {
    const bytes = await reader.take(size);
    if (bytes.length < size) throw unreadable(path, 'it ends too early');
    return bytes;
  }
}

function aboutNext(type: string, body: Buffer, known: Map<string, string>): Map<string, string> {
  if (type === 'x') return new Map([...known, ...paxValues(body)]);
  // What holds for all entries is the author's comment; sizes and names are never in there.
  if (type === 'g') return known;
  const text = body.toString('utf8').replace(/\0.*$/s, '');
  return new Map([...known, [type === 'L' ? 'path' : 'linkpath', text]]);
}
