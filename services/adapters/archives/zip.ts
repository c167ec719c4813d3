import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

import { MOST_SCANNED } from '#domain/release/tree/sizes.ts';
import type { PackedFile } from '#services/ports/archives.ts';

import { counter, tooLarge, unreadable } from './limits.ts';
import { read, zipEntries, type ZipEntry } from './zip-entries.ts';

const inflate = promisify(inflateRaw);
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;

/** The entries of a zip file or wheel. */
export async function* zipFiles(path: string): AsyncGenerator<PackedFile> {
  const count = counter(path);
  const file = await open(path, 'r');
  try {
    for (const entry of await zipEntries(file, path)) {
      count(entry.size);
      if (entry.isEncrypted) throw unreadable(path, `${entry.path} is encrypted`);
      const body = entry.size <= MOST_SCANNED ? await bytesOf(entry) : null;
      const kind = entry.isLink ? 'link' : 'file';
      const target = entry.isLink ? (body?.toString('utf8') ?? '') : null;
      yield { path: entry.path, kind, size: entry.size, bytes: entry.isLink ? null : body, target };
    }
  } finally {
    await file.close();
  }

  async function bytesOf({ at, packed, size, method, path: name }: ZipEntry): Promise<Buffer> {
    const local = await read(file, at, LOCAL_BYTES);
    if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== LOCAL) throw unreadable(path, `${name} is damaged`);
    if (packed > MOST_SCANNED) throw unreadable(path, `${name} is packed larger than it is`);
    const from = at + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
    const data = await read(file, from, packed);
    if (data.length < packed) throw unreadable(path, 'it ends too early');
    if (method === 0) return data;
    if (method !== 8) throw unreadable(path, `${name} is packed in a way that is not known here`);
    // What says it is small and is not, is a bomb.
    const limit = Math.max(1, size);
    const body = await inflate(data, { maxOutputLength: limit }).catch((thrown: unknown) => {
      throw thrown instanceof RangeError ? tooLarge(path) : unreadable(path, `${name} is damaged`, thrown);
    });
    return body;
  }
}
