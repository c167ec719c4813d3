import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { type Entry, named } from './entry.ts';

const SHOWN_BYTES = 200;

/** Mode and content of one file; small texts are shown, so that a difference can be read. */
export async function fileEntry(kind: string, folder: string, name: string): Promise<Entry> {
  const path = Buffer.from(`${folder}/${name}`, 'latin1');
  const key = `${kind} ${named(name)}`;
  const { mode, size } = await lstat(path);
  const type = mode & 0o170_000;
  if (type === 0o120_000) return [key, `link to ${named(await readlink(path, { encoding: 'buffer' }))}`];
  if (type !== 0o100_000) return [key, `special ${mode.toString(8)}`];
  const content = size <= SHOWN_BYTES ? named(await readFile(path)) : `${size} bytes, sha256 ${await digest(path)}`;
  return [key, `${mode.toString(8)} ${content}`];
}

async function digest(path: Buffer): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
