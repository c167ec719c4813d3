import type { FileHandle } from 'node:fs/promises';

import { unreadable } from './limits.ts';

/** What the list at the end of a zip file says about one entry. */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
}

const END = 0x06054b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const MOST_LIST = 64 * 1024 * 1024;
const LINK = 0o120000;
const KIND = 0o170000;

/** The list of entries, folders left out. Throws OpsError for what it is not sure about. */
export async function zipEntries(file: FileHandle, path: string): Promise<ZipEntry[]> {
  const { size: length } = await file.stat();
  const tail = await read(
    file,
    Math.max(0, length - END_BYTES - MOST_COMMENT),
    Math.min(length, END_BYTES + MOST_COMMENT),
  );
  const end = findEnd(tail);
  if (end < 0) throw unreadable(path, 'it is no zip file, or its end is missing');
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const from = tail.readUInt32LE(end + 16);
  if (count === 0xffff || from === 0xffffffff || bytes > MOST_LIST)
    throw unreadable(path, 'it is too large a zip file');
  const list = await read(file, from, bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + ENTRY_BYTES > list.length || list.readUInt32LE(at) !== ENTRY)
      throw unreadable(path, 'its list of files is damaged');
    const [name, extra, comment] = [list.readUInt16LE(at + 28), list.readUInt16LE(at + 30), list.readUInt16LE(at + 32)];
    const entry = {
      path: list.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name),
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      size: list.readUInt32LE(at + 24),
      at: list.readUInt32LE(at + 42),
      isLink: ((list.readUInt32LE(at + 38) >>> 16) & KIND) === LINK,
      isEncrypted: (list.readUInt16LE(at + 8) & 1) !== 0,
    };
    if (!entry.path.endsWith('/')) entries.push(entry);
    at += ENTRY_BYTES + name + extra + comment;
  }
  return entries;
}

/** So many bytes from a place, fewer at the end of the file. */
export async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.from(new ArrayBuffer(length)), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END) return at;
  return -1;
}
