import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { unpackedPart } from './archive-source.ts';
import { damaged, noBackup } from './errors.ts';
import { entryOf, type KeptEntry } from './format.ts';
import { MANIFEST } from './manifest-name.ts';
import type { Store } from './messages.ts';
import { type Notes, readNotes } from './notes.ts';
import { PIECE, readAt } from './read-file.ts';
import { contentName, manifestName } from './restic-sink.ts';
import { resticStream } from './restic-source.ts';
import { takerOf } from './taker.ts';
import { headerOf, paddingOf } from './tar-entry.ts';
import { readTrailer, type Sealed } from './trailer.ts';

/** A backup that is being read. */
export interface Opened {
  readonly sealed: Sealed;
  readonly entries: readonly KeptEntry[];
  readonly notes: Notes | null;
  /** Its content as a tar stream. */
  content(): AsyncIterable<Buffer>;
  /** Once the content was read: what is wrong with the whole of it; null for nothing. */
  wrong(): string | null;
}

/** Reads the manifest of a backup and checks it. Throws OpsError `no-backup`, `backup-damaged`. */
export async function openBackup(store: Store, id: string): Promise<Opened> {
  const { folder } = store;
  const path = join(folder, `${id}.tar.zst`);
  const notes = readNotes(folder, id);
  if (!ID.test(id) || (notes === null && !existsSync(path))) throw noBackup(id, store.store);
  if (notes?.restic !== undefined) return inRestic(store, id, notes, notes.restic);
  if (!existsSync(path)) throw damaged(id, `${path} is gone`);
  const trailer = readTrailer(path);
  if (trailer === null) throw damaged(id, 'its end is missing or was changed');
  const { sealed, start } = trailer;
  if (sealed.id !== id) throw damaged(id, `it is ${sealed.id} under another name`);
  const { at } = sealed.manifest;
  const content = unpackedPart({ path, id, from: 0, end: at }, 0);
  const entries = await manifestIn(id, sealed, unpackedPart({ path, id, from: at, end: start }, 0).bytes);
  return {
    sealed,
    entries,
    notes,
    content: () => content.bytes,
    wrong() {
      if (sumOf(path, at, start, content.sum()) !== sealed.crc32) return 'bytes of it were changed';
      if (notes !== null && JSON.stringify(notes.sealed) !== JSON.stringify(sealed))
        return 'the notes beside it were changed';
      return null;
    },
  };
}

async function inRestic(
  store: Store,
  id: string,
  notes: Notes,
  { repository, content, manifest }: NonNullable<Notes['restic']>,
): Promise<Opened> {
  const stream = (snapshot: string, name: string) => resticStream(store, { repository, snapshot, name, id });
  const entries = await manifestIn(id, notes.sealed, stream(manifest, manifestName(id)));
  return {
    sealed: notes.sealed,
    entries,
    notes,
    content: () => stream(content, contentName(id)),
    wrong: () => null,
  };
}

export const ID = /^backup-\d{8}-\d{6}-[0-9a-f]{4}$/;

async function manifestIn(id: string, sealed: Sealed, stream: AsyncIterable<Buffer>): Promise<readonly KeptEntry[]> {
  const { bytes, sha256 } = sealed.manifest;
  const taker = takerOf(stream);
  const facts = { mode: 0o600, modifiedAt: sealed.at, uid: 0, gid: 0, target: null };
  const header = headerOf({ path: MANIFEST, kind: 'file', bytes, ...facts });
  const text = (await taker.take(header.length)).equals(header) ? await taker.take(bytes) : null;
  if (text === null || createHash('sha256').update(text).digest('hex') !== sha256)
    throw damaged(id, 'its manifest was changed');
  const end = await taker.take(paddingOf(bytes) + 1024);
  if (end.length !== paddingOf(bytes) + 1024 || (await taker.take(1)).length > 0)
    throw damaged(id, 'its manifest was changed');
  return text
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const entry = entryOf(line);
      if (entry === null) throw damaged(id, 'its manifest makes no sense');
      return entry;
    });
}

function sumOf(path: string, from: number, end: number, before: number): number {
  const file = openSync(path, 'r');
  try {
    let sum = before;
    for (let at = from; at < end; at += PIECE) sum = crc32(readAt(file, at, Math.min(PIECE, end - at)), sum);
    return sum;
  } finally {
    closeSync(file);
  }
}
