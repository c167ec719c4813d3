import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';

import { errno } from '#services/adapters/errno.ts';

import { textOfName } from './names.ts';

/** Something that lies in a source. */
export interface Found {
  /** Relative to the source; empty for the source itself. */
  readonly path: string;
  readonly full: Buffer;
  readonly stats: Stats;
  readonly kind: 'file' | 'folder' | 'link';
  /** Of a link. */
  readonly target: string | null;
}

interface Options {
  readonly isExcluded: (path: string) => boolean;
  /** Absolute folders that are never gone into: where backups lie. */
  readonly never: readonly Buffer[];
  /** Told of what cannot be kept, and why. */
  readonly left: (path: string, why: string) => void;
}

const SLASH = Buffer.from('/');

/** Everything below a file or folder, itself first, folders before what is in them, in the order of their bytes. Follows no link. */
export function* walk(root: Buffer, options: Options): Generator<Found> {
  const open: { readonly path: string; readonly full: Buffer }[] = [{ path: '', full: root }];
  for (;;) {
    const next = open.pop();
    if (next === undefined) return;
    const { path, full } = next;
    const found = lookAt(path, full, options);
    if (found === null) continue;
    if (found.kind === 'folder') {
      const names = namesIn(found, options);
      if (names === null) continue;
      yield found;
      for (const name of names.toReversed()) {
        const child = Buffer.concat([full, SLASH, name]);
        const below = path === '' ? textOfName(name) : `${path}/${textOfName(name)}`;
        if (!options.isExcluded(below) && !options.never.some((one) => one.equals(child)))
          open.push({ path: below, full: child });
      }
    } else yield found;
  }
}

function lookAt(path: string, full: Buffer, { left }: Options): Found | null {
  try {
    const stats = lstatSync(full);
    if (stats.isFile()) return { path, full, stats, kind: 'file', target: null };
    if (stats.isDirectory()) return { path, full, stats, kind: 'folder', target: null };
    if (stats.isSymbolicLink())
      return { path, full, stats, kind: 'link', target: textOfName(readlinkSync(full, { encoding: 'buffer' })) };
    left(path, stats.isSocket() ? 'a socket' : stats.isFIFO() ? 'a FIFO' : 'a device');
  } catch (thrown) {
    whyNot(path, thrown, left);
  }
  return null;
}

function namesIn({ path, full }: Found, { left }: Options): Buffer[] | null {
  try {
    return readdirSync(full, { encoding: 'buffer' }).toSorted((one, other) => one.compare(other));
  } catch (thrown) {
    whyNot(path, thrown, left);
    return null;
  }
}

/** What went meanwhile is no loss; everything else is told. */
export function whyNot(path: string, thrown: unknown, left: Options['left']): void {
  const code = errno(thrown);
  if (code === 'ENOENT') return;
  const why = ['EACCES', 'EPERM'].includes(code) ? 'no right to read it' : `it cannot be read (${code || 'unknown'})`;
  left(path, why);
}
