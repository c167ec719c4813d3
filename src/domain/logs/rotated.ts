/** How a rotated file is packed: in a way that can be read, in one that cannot, or not at all. */
export type Packing = 'gzip' | 'zstd' | 'unreadable' | null;

export interface Rotated {
  /** Orders the files of one log, oldest first; the log itself is last. */
  readonly order: string;
  readonly packing: Packing;
}

const PACKED = /\.(?:(gz|tgz|z)|(zst|zstd)|(bz2|xz|lz4|zip|lzma))$/i;
/** `-20261120`, `.2026-11-20`, `__2026-11-20_00-00-00`, `-20261120-1732060800`. */
const DATED = /^(?:-|\.|_{1,2})(\d{4}-?\d\d-?\d\d(?:[-_T.]?\d[\d-]*)?)$/;
const NUMBERED = /^\.(\d{1,4})$/;
const OLD = /^\.(?:old|bak|prev)$/;

/** How a file is packed, by the end of its name. */
export function packingOf(name: string): Packing {
  const [, gzip, zstd, other] = PACKED.exec(name) ?? [];
  if (gzip !== undefined) return 'gzip';
  if (zstd !== undefined) return 'zstd';
  return other === undefined ? null : 'unreadable';
}

/**
 * Whether a file of the same folder is the log `base` or an older part of it, as logrotate, Python's handlers, log4j, PM2
 * and others name them: `base.1`, `base.2.gz`, `base-20261120`, `base.2026-11-20`, `app-20261120.log`, `app.1.log`. Null
 * for any other file.
 */
export function rotated(base: string, name: string): Rotated | null {
  if (name === base) return { order: '9', packing: packingOf(name) };
  const packing = packingOf(name);
  const plain = packing === null ? name : name.replace(PACKED, '');
  const middle = between(base, plain);
  if (middle === null) return null;
  const date = DATED.exec(middle)?.[1];
  if (date !== undefined) return { order: `1${date.replaceAll(/\D/g, '')}`, packing };
  const number = NUMBERED.exec(middle)?.[1];
  if (number !== undefined) return { order: `2${String(9999 - Number(number)).padStart(4, '0')}`, packing };
  return OLD.test(middle) ? { order: '3', packing } : null;
}

/** What was put after the name or before its extension; null when the rest is not the same. */
function between(base: string, name: string): string | null {
  if (name.startsWith(base)) return name.slice(base.length);
  const dot = base.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [base.slice(0, dot), base.slice(dot)] : [base, ''];
  const fits = extension !== '' && name.startsWith(stem) && name.endsWith(extension);
  return fits && name.length > base.length ? name.slice(stem.length, name.length - extension.length) : null;
}
