import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

import { type Bytes, onDisk } from './bytes.ts';
import type { Look } from './walk.ts';

/** The name git would give to what lies at a path, bytes taken as they are. */
export function objectIdAt(path: Bytes, kind: Look['kind'], hash: 'sha1' | 'sha256'): string | null {
  if (kind === 'other') return null;
  const data =
    kind === 'link'
      ? Buffer.from(readlinkSync(onDisk(path), { encoding: 'latin1' }), 'latin1')
      : readFileSync(onDisk(path));
  return createHash(hash).update(`blob ${data.length}\0`).update(data).digest('hex');
}

/** The name git gives to a file with nothing in it. */
export const emptyObject = (hash: 'sha1' | 'sha256'): string => createHash(hash).update('blob 0\0').digest('hex');
