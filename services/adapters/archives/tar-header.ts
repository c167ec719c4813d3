/** What the 512 bytes before an entry of a tar file say. */
export interface TarHeader {
  readonly path: string;
  readonly size: number;
  /** One letter: `0` file, `1` hard link, `2` link, `5` folder, `x`, `g`, `L`, `K` about the next entry. */
  readonly type: string;
  readonly target: string;
}

export const BLOCK = 512;
const CHECKSUM = { at: 148, length: 8 } as const;

/** Null for the empty block at the end; undefined when its checksum is wrong. */
export function tarHeader(block: Buffer): TarHeader | null | undefined {
  if (block.every((byte) => byte === 0)) return null;
  const sum = block.reduce((total, byte, at) => total + (isChecksum(at) ? 32 : byte), 0);
  if (number(block, CHECKSUM.at, CHECKSUM.length) !== sum) return undefined;
  const prefix = text(block, 257, 5) === 'ustar' && block[263] === 0x30 ? text(block, 345, 155) : '';
  const name = text(block, 0, 100);
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    size: number(block, 124, 12),
    type: text(block, 156, 1) || '0',
    target: text(block, 157, 100),
  };
}

/** `length key=value` lines of a pax header. */
export function paxValues(body: Buffer): Map<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at);
    const length = Number(body.toString('latin1', at, space));
    if (space < 0 || !Number.isInteger(length) || length <= space - at) break;
    const [key = '', ...value] = body.toString('utf8', space + 1, at + length - 1).split('=');
    values.set(key, value.join('='));
    at += length;
  }
  return values;
}

function isChecksum(at: number): boolean {
  return at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length;
}

function text(block: Buffer, from: number, length: number): string {
  const end = block.indexOf(0, from);
  return block.toString('utf8', from, end < 0 ? from + length : Math.min(end, from + length));
}

/** Octal digits, or for large ones the bytes themselves. */
function number(block: Buffer, from: number, length: number): number {
  const first = block[from] ?? 0;
  if (first & 0x80) {
    let value = first & 0x7f;
    for (let at = from + 1; at < from + length; at += 1) value = value * 256 + (block[at] ?? 0);
    return value;
  }
  return Number.parseInt(text(block, from, length).trim() || '0', 8);
}
