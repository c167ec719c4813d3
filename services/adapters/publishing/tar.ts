import { messageOf, OpsError } from '#domain/errors.ts';

/** A regular file of an archive. */
export interface TarFile {
  readonly path: string;
  readonly data: Buffer;
}

const BLOCK = 512;
const REGULAR = new Set(['0', '\0', '7']);
/** Far above any package, far below what fills the memory. */
const MOST_BYTES = 1024 ** 3;

/** The regular files of a `.tar.gz`, in their order: ustar with pax headers and GNU long names. */
export async function readTarball(packed: Buffer): Promise<TarFile[]> {
  const { promisify } = await import('node:util');
  const { gunzip } = await import('node:zlib');
  try {
    return [...entries(await promisify(gunzip)(packed, { maxOutputLength: MOST_BYTES }))];
  } catch (cause) {
    throw new OpsError('pack-failed', `The packed file is no archive that can be read: ${messageOf(cause)}.`, {
      hint: 'Pack again; the disk may have been full.',
      cause,
    });
  }
}

function* entries(archive: Buffer): Generator<TarFile> {
  let next: { path?: string | undefined; size?: number | undefined } = {};
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const type = String.fromCharCode(header[156] ?? 0);
    const size = next.size ?? number(header.subarray(124, 136));
    const from = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || from + size > archive.length) throw new RangeError('it is cut off');
    const data = archive.subarray(from, from + size);
    at = from + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'x') next = { ...next, ...pax(data) };
    else if (type === 'L') next = { ...next, path: text(data) };
    else if (type !== 'g' && type !== 'K') {
      if (REGULAR.has(type)) yield { path: next.path ?? name(header), data };
      next = {};
    }
  }
}

function name(header: Buffer): string {
  const prefix = text(header.subarray(257, 262)) === 'ustar' ? text(header.subarray(345, 500)) : '';
  const own = text(header.subarray(0, 100));
  return prefix === '' ? own : `${prefix}/${own}`;
}

/** Octal digits, or big-endian with the first bit set for what octal cannot hold. */
function number(digits: Buffer): number {
  if (((digits[0] ?? 0) & 0x80) === 0) return Number.parseInt(text(digits).trim() || '0', 8);
  return digits.subarray(1).reduce((sum, byte) => sum * 256 + byte, (digits[0] ?? 0) & 0x7f);
}

/** Records `LENGTH KEY=VALUE\n`, the length counting itself in bytes. */
function pax(data: Buffer): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < data.length;) {
    const length = Number.parseInt(data.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) break;
    const [, key, value = ''] = /^\d+ ([^=]+)=(.*)\n$/s.exec(data.toString('utf8', at, at + length)) ?? [];
    if (key === 'path') found.path = value;
    if (key === 'size') found.size = Number(value);
    at += length;
  }
  return found;
}

function text(data: Buffer): string {
  const end = data.indexOf(0);
  return data.toString('utf8', 0, end < 0 ? data.length : end);
}
