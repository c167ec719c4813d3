import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

import { messageOf, OpsError } from '#domain/errors.ts';

export interface ZipFile {
  readonly path: string;
  readonly bytes: number;
  /** Unpacks it; OpsError when it is broken. */
  readonly data: () => Promise<Buffer>;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MOST_BYTES = 1024 ** 3;

/** The files of a zip archive (a wheel is one), by its list at the end; without zip64, which no wheel needs. */
export function readZip(archive: Buffer): ZipFile[] {
  try {
    return [...entries(archive)];
  } catch (cause) {
    throw broken(cause);
  }
}

function* entries(archive: Buffer): Generator<ZipFile> {
  let end = archive.length - END_BYTES;
  while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new RangeError('it has no end');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new RangeError('its list is broken');
    const name = archive.readUInt16LE(at + 28);
    const behind = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const path = archive.toString('utf8', at + 46, at + 46 + name);
    const entry = { at, path };
    if (!path.endsWith('/'))
      yield { path, bytes: archive.readUInt32LE(at + 24), data: () => unpacked(archive, entry.at) };
    at += 46 + name + behind;
  }
}

async function unpacked(archive: Buffer, entry: number): Promise<Buffer> {
  try {
    const [method, size, header] = [
      archive.readUInt16LE(entry + 10),
      archive.readUInt32LE(entry + 20),
      archive.readUInt32LE(entry + 42),
    ];
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const packed = archive.subarray(from, from + size);
    return method === 0 ? packed : await promisify(inflateRaw)(packed, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw broken(cause);
  }
}

function broken(cause: unknown): OpsError {
  return new OpsError('pack-failed', `The packed file is no archive that can be read: ${messageOf(cause)}.`, {
    hint: 'Build again; the disk may have been full.',
    cause,
  });
}
