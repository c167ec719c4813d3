import type { KeptEntry } from './format.ts';
import { bytesOfName } from './names.ts';

export const BLOCK = 512;
const TYPES = { file: '0', folder: '5', link: '2' } as const;
const MOST_SIZE = 0o77777777777;
const MOST_ID = 0o7777777;

type Described = Pick<KeptEntry, 'path' | 'kind' | 'bytes' | 'mode' | 'modifiedAt' | 'uid' | 'gid' | 'target'>;

/**
 * The blocks before an entry's content: a ustar header, and a pax header before it where a name, a target, a size or an
 * owner does not fit. Always the same bytes for the same entry, which is how reading back compares them.
 */
export function headerOf(entry: Described): Buffer {
  const name = Buffer.concat([bytesOfName(entry.path), Buffer.from(entry.kind === 'folder' ? '/' : '')]);
  const target = bytesOfName(entry.target ?? '');
  const size = entry.kind === 'file' ? entry.bytes : 0;
  const more: [string, Buffer][] = [
    ...(name.length > 100 ? [['path', name] satisfies [string, Buffer]] : []),
    ...(target.length > 100 ? [['linkpath', target] satisfies [string, Buffer]] : []),
    ...(size > MOST_SIZE ? [['size', Buffer.from(`${size}`)] satisfies [string, Buffer]] : []),
    ...(entry.uid > MOST_ID ? [['uid', Buffer.from(`${entry.uid}`)] satisfies [string, Buffer]] : []),
    ...(entry.gid > MOST_ID ? [['gid', Buffer.from(`${entry.gid}`)] satisfies [string, Buffer]] : []),
  ];
  const own = block({ ...entry, name, target, size, type: TYPES[entry.kind] });
  if (more.length === 0) return own;
  const raw = !entry.path.isWellFormed() || entry.target?.isWellFormed() === false;
  const records = [...(raw ? [['hdrcharset', Buffer.from('BINARY')] satisfies [string, Buffer]] : []), ...more];
  const body = Buffer.concat(records.map(([key, value]) => record(key, value)));
  const about = { mode: 0o600, uid: 0, gid: 0, modifiedAt: 0, target: Buffer.alloc(0), type: 'x' };
  return Buffer.concat([
    block({ ...about, name: Buffer.from('pax'), size: body.length }),
    body,
    Buffer.alloc(paddingOf(body.length)),
    own,
  ]);
}

/** Zero bytes after content of that size. */
export const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

interface Fields {
  readonly name: Buffer;
  readonly target: Buffer;
  readonly size: number;
  readonly type: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAt: number;
}

function block({ name, target, size, type, mode, uid, gid, modifiedAt }: Fields): Buffer {
  const header = Buffer.alloc(BLOCK);
  name.copy(header, 0, 0, 100);
  const octal = (value: number, at: number, length: number, most: number) =>
    header.write(
      Math.min(most, Math.max(0, Math.floor(value)))
        .toString(8)
        .padStart(length - 1, '0'),
      at,
      'latin1',
    );
  octal(mode, 100, 8, MOST_ID);
  octal(uid > MOST_ID ? 0 : uid, 108, 8, MOST_ID);
  octal(gid > MOST_ID ? 0 : gid, 116, 8, MOST_ID);
  octal(size > MOST_SIZE ? 0 : size, 124, 12, MOST_SIZE);
  octal(modifiedAt / 1000, 136, 12, MOST_SIZE);
  header.write('        ', 148, 'latin1');
  header.write(type, 156, 'latin1');
  target.copy(header, 157, 0, 100);
  header.write('ustar\u000000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** `length key=value`, whose length counts its own digits. */
function record(key: string, value: Buffer): Buffer {
  const rest = key.length + value.length + 3;
  let digits = 1;
  while (`${rest + digits}`.length > digits) digits += 1;
  return Buffer.concat([Buffer.from(`${rest + digits} ${key}=`), value, Buffer.from('\n')]);
}
