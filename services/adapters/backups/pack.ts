import { createHash, hash as digestOf } from 'node:crypto';
import { closeSync, fstatSync, rmSync, type Stats } from 'node:fs';

import { ASIDE, copyDatabase, integrityOf, isDatabase } from './database.ts';
import type { KeptEntry } from './format.ts';
import { isAsBefore, openFile, PIECE, readAt } from './read-file.ts';
import type { Sink } from './sink.ts';
import { headerOf, paddingOf } from './tar-entry.ts';
import { type Found, whyNot } from './walk.ts';

/** How often a file that changes while it is read is read: small ones from memory, large ones again into the backup. */
const TRIES = { small: 4, large: 2 } as const;

export interface Packer {
  readonly sink: Sink;
  /** An entry is in the stream. */
  readonly kept: (entry: KeptEntry) => void;
  /** Told of what cannot be kept as it is. `whole` false: it is not in the backup. */
  readonly left: (path: string, why: string, kept: boolean) => void;
  readonly progress: (bytes: number, path: string) => void;
  /** A private file for the copy of a database. */
  readonly workFile: string;
}

/** Puts what was found into the stream, under that path. Rejects when the stream cannot be written. */
export function packerOf(packer: Packer): (found: Found, path: string) => Promise<void> {
  const { sink, kept, left, progress, workFile } = packer;
  /** Files that belong to a database that was copied whole. */
  const aside = new Set<string>();

  async function simple(entry: KeptEntry, content: Buffer | null = null): Promise<void> {
    await sink.write(headerOf(entry));
    if (content !== null && content.length > 0) {
      await sink.write(content);
      await sink.write(Buffer.alloc(paddingOf(content.length)));
    }
    kept(entry);
  }

  async function file(found: Found, path: string): Promise<void> {
    let opened: number;
    try {
      opened = openFile(found.full);
    } catch (thrown) {
      whyNot(path, thrown, (where, why) => left(where, why, false));
      return;
    }
    try {
      const stats = fstatSync(opened);
      if (!stats.isFile()) return left(path, 'it became something else while it was read', false);
      const start = readAt(opened, 0, Math.min(stats.size, PIECE));
      if (isDatabase(start) && (await database(found, path, stats))) return;
      await plain(opened, path, { stats, start, database: false, whole: false });
    } catch (thrown) {
      if (!isReading(thrown)) throw thrown;
      whyNot(path, thrown, (where, why) => left(where, why, false));
    } finally {
      closeSync(opened);
    }
  }

  /** Whether the database went in by SQLite's own copy. */
  async function database({ full }: Found, path: string, stats: Stats): Promise<boolean> {
    try {
      const why = await copyDatabase(full, workFile);
      if (why !== null) {
        left(path, `SQLite cannot copy it (${why}); kept byte by byte as it lies there`, true);
        return false;
      }
      const wrong = await integrityOf(workFile, true);
      if (wrong !== null) left(path, `the database was damaged already (${wrong}); kept as it is`, true);
      const copy = openFile(Buffer.from(workFile));
      try {
        const { size } = fstatSync(copy);
        const start = readAt(copy, 0, Math.min(size, PIECE));
        await plain(copy, path, { stats: factsOf(stats, size), start, database: true, whole: wrong === null });
      } finally {
        closeSync(copy);
      }
      for (const end of ASIDE) aside.add(`${path}${end}`);
      return true;
    } finally {
      for (const end of ['', ...ASIDE]) rmSync(`${workFile}${end}`, { force: true });
    }
  }

  async function plain(opened: number, path: string, first: First): Promise<void> {
    let { stats, start } = first;
    const isSmall = (): boolean => stats.size <= PIECE;
    for (let tries = 1; ; tries += 1) {
      const entry = entryOf(path, 'file', stats, first.whole);
      if (isSmall()) {
        const same = first.database || (start.length === stats.size && isAsBefore(opened, stats));
        if (same || tries >= TRIES.small) {
          if (!same) left(path, 'it kept changing while it was read; kept as it was read last', true);
          progress(start.length, path);
          return simple({ ...entry, bytes: start.length, sha256: digestOf('sha256', start) }, start);
        }
      } else {
        const { sha256, broken } = await streamed(opened, path, entry, start);
        if (broken !== null) {
          kept({ ...entry, sha256, stale: true });
          return whyNot(path, broken, (where, why) => left(where, why, false));
        }
        const same = first.database || isAsBefore(opened, stats);
        const stale = !same && tries < TRIES.large;
        kept({ ...entry, sha256, stale });
        if (!same && !stale) left(path, 'it kept changing while it was read; kept as it was read last', true);
        if (!stale) return;
      }
      stats = fstatSync(opened);
      start = readAt(opened, 0, Math.min(stats.size, PIECE));
    }
  }

  /** Puts a large file in, zeros where it cannot be read to its end; answers its checksum and what broke. */
  async function streamed(opened: number, path: string, entry: KeptEntry, start: Buffer): Promise<Streamed> {
    await sink.write(headerOf(entry));
    const hash = createHash('sha256');
    let broken: unknown = null;
    for (let at = 0; at < entry.bytes;) {
      const wanted = Math.min(PIECE, entry.bytes - at);
      let piece: Buffer = at > 0 ? Buffer.alloc(0) : start;
      try {
        if (at > 0 && broken === null) piece = readAt(opened, at, wanted);
      } catch (thrown) {
        broken = thrown;
      }
      const bytes = piece.length >= wanted ? piece.subarray(0, wanted) : Buffer.concat([piece], wanted);
      hash.update(bytes);
      await sink.write(bytes);
      at += bytes.length;
      progress(bytes.length, path);
    }
    await sink.write(Buffer.alloc(paddingOf(entry.bytes)));
    return { sha256: hash.digest('hex'), broken };
  }

  return async (found, path) => {
    if (aside.delete(path)) return;
    if (found.kind === 'file') return file(found, path);
    await simple({ ...entryOf(path, found.kind, found.stats, false), target: found.target });
  };
}

interface Streamed {
  readonly sha256: string;
  /** What node threw when it could not be read to its end. */
  readonly broken: unknown;
}

type Facts = Pick<Stats, 'size' | 'mode' | 'mtimeMs' | 'ctimeMs' | 'uid' | 'gid' | 'blocks'>;

function factsOf({ mode, mtimeMs, ctimeMs, uid, gid, blocks }: Facts, size: number): Facts {
  return { size, mode, mtimeMs, ctimeMs, uid, gid, blocks };
}

interface First {
  readonly stats: Facts;
  readonly start: Buffer;
  /** Whether it is SQLite's copy, which nobody writes to. */
  readonly database: boolean;
  /** Whether SQLite found nothing wrong with it. */
  readonly whole: boolean;
}

function entryOf(path: string, kind: KeptEntry['kind'], stats: Facts, database: boolean): KeptEntry {
  const { size, mode, mtimeMs, uid, gid, blocks } = stats;
  const bytes = kind === 'file' ? size : 0;
  const sparse = bytes > PIECE && blocks * 512 < size;
  const facts = { bytes, mode: mode & 0o7777, modifiedAt: mtimeMs, uid, gid };
  return { path, kind, ...facts, sha256: null, target: null, database, sparse, stale: false };
}

/** Whether reading the source failed, not writing the backup. */
function isReading(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown && ['read', 'open', 'fstat'].includes(String(thrown.syscall));
}
