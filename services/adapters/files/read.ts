import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

import { OpsError } from '#domain/errors.ts';
import type { FileCursor } from '#services/ports/files.ts';

const NEWLINE = 10;

/** UTF-8 text from the start of a file. */
export async function readText(path: string, maxBytes: number): Promise<string> {
  await using file = await openFile(path);
  return decode(await bytes(file, 0, maxBytes));
}

/** Whole lines appended since the cursor, or among the last `maxBytes` without one. */
export async function tail(
  path: string,
  cursor: FileCursor | null,
  maxBytes: number,
): Promise<{ text: string; cursor: FileCursor }> {
  await using file = await openFile(path);
  const { ino: inode, size } = await file.stat();
  // Another inode is a rotated file, a smaller size a truncated one: both start again.
  const known = cursor !== null && cursor.inode === inode && cursor.offset <= size;
  const from = known ? cursor.offset : cursor === null ? Math.max(0, size - maxBytes) : 0;
  const found = await bytes(file, from, maxBytes);
  const begin = cursor === null && from > 0 ? found.indexOf(NEWLINE) + 1 : 0;
  const lastNewline = found.lastIndexOf(NEWLINE);
  // A line longer than what may be read would stop the cursor for ever; it is taken in pieces.
  const end = lastNewline < 0 && found.length === maxBytes ? found.length : lastNewline + 1;
  return { text: decode(found.subarray(begin, end)), cursor: { inode, offset: from + end } };
}

/** Opens without waiting: a named pipe without a writer would otherwise never answer. */
async function openFile(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new OpsError('not-a-file', `${path} is not a file.`, { hint: 'Name a regular file.' });
}

/** Read until the end or the limit; files of /proc say size 0 and give short reads. */
async function bytes(file: FileHandle, from: number, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let got = 0; got < maxBytes;) {
    const chunk = Buffer.allocUnsafe(Math.min(64 * 1024, maxBytes - got));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, from + got);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    got += bytesRead;
  }
  return Buffer.concat(chunks);
}

const decode = (data: Buffer) => new TextDecoder().decode(data);
