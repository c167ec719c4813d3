import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

import { OpsError } from '#domain/errors.ts';
import type { Packing } from '#domain/logs/rotated.ts';
import { unlessMissing } from '#services/adapters/files/deadline.ts';

import { type Bytes, plainBytes } from './bytes.ts';
import { packedBytes } from './packed.ts';

/** So much of its beginning tells a file again after it was renamed, copied or packed. */
const HEAD = 256;

/** A file on the disk that belongs to a log. */
export interface Seen {
  readonly path: string;
  readonly packing: Exclude<Packing, 'unreadable'>;
  readonly inode: number;
  /** On the disk, so packed where it is packed. */
  readonly size: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
  /** Whether it is the log itself and not an older part of it. */
  readonly live: boolean;
}

/** What was written to a log between two rotations. Its number stays when its file is renamed, copied or packed. */
export interface Generation extends Seen {
  readonly id: number;
  readonly head: Buffer;
}

/** The bytes of a file of a log; null when it is gone, or another file has its name by now. Throws OpsError `not-a-file`. */
export async function openBytes({ path, packing, inode }: Seen): Promise<Bytes | null> {
  // Without waiting: a named pipe without a writer would otherwise never answer.
  const file = await unlessMissing(null, () => open(path, constants.O_RDONLY | constants.O_NONBLOCK));
  if (file === null) return null;
  const facts = await file.stat();
  if (packing === null && facts.isFile() && facts.ino === inode) return plainBytes(file);
  await file.close();
  if (!facts.isFile())
    throw new OpsError('not-a-file', `${path} is not a file.`, { hint: 'Name a file, or a pattern of files.' });
  return packing === null || facts.ino !== inode ? null : packedBytes(path, packing);
}

/** The beginning of a file, by which it is known again. */
export async function headOf(file: Seen): Promise<Buffer> {
  const bytes = await openBytes(file);
  if (bytes === null) return Buffer.alloc(0);
  try {
    return Buffer.from(await bytes.read(0, HEAD));
  } finally {
    await bytes.close();
  }
}
