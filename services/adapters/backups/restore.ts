import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  ftruncateSync,
  lchownSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';

import { isFull, noSpace } from './errors.ts';
import type { KeptEntry } from './format.ts';
import { bytesOfName } from './names.ts';
import type { Opened } from './opened.ts';
import { freeBytes, RESERVE } from './space.ts';
import { type Receiver, unpack } from './unpack.ts';

export interface Restored {
  readonly files: number;
  readonly bytes: number;
}

type Progress = (bytes: number, total: number | null, path: string) => void;

const ZEROS = Buffer.alloc(64 * 1024);
const isRoot = process.getuid?.() === 0;

/**
 * Restores a backup, or the named paths of it, below an empty or new folder; what was written is taken away again when it
 * fails. Throws OpsError `not-empty`, `no-such-path`, `no-space`, `backup-damaged`.
 */
export async function restore(
  opened: Opened,
  into: string,
  paths: readonly string[] | null,
  progress: Progress,
): Promise<Restored> {
  const chosen = paths === null ? opened.entries : chosenOf(opened.entries, paths);
  const wanted = new Set(chosen);
  const total = chosen.reduce((sum, { bytes, stale, sparse }) => sum + (stale || sparse ? 0 : bytes), 0);
  const wasThere = emptyFolder(into);
  const free = freeBytes(into);
  if (free < total + RESERVE) throw noSpace(into, total + RESERVE - free);
  try {
    privateDir(into);
    const writer = writerOf(into, wanted, (done, path) => progress(done, total, path));
    await unpack(opened.sealed.id, opened.content(), opened.entries, writer);
    const wrong = opened.wrong();
    if (wrong !== null)
      throw new OpsError('backup-damaged', `The backup ${opened.sealed.id} is damaged: ${wrong}.`, {
        exit: 'critical',
      });
    return writer.finish();
  } catch (thrown) {
    cleared(into, wasThere);
    if (isFull(errno(thrown))) throw noSpace(into, total);
    throw thrown;
  }
}

/** Whether it is there already. */
function emptyFolder(into: string): boolean {
  try {
    if (readdirSync(into).length === 0) return true;
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') return false;
    throw notEmpty(into, errno(thrown) === 'ENOTDIR' ? 'is no folder' : `cannot be looked at (${errno(thrown)})`);
  }
  throw notEmpty(into, 'is not empty');
}

function notEmpty(into: string, why: string): OpsError {
  return new OpsError('not-empty', `${into} ${why}; nothing was restored.`, {
    hint: 'Name a folder that is empty or not there yet: --into DIR',
    exit: 'refused',
  });
}

function cleared(into: string, wasThere: boolean): void {
  if (!wasThere) return rmSync(into, { recursive: true, force: true });
  for (const name of readdirSync(into, { encoding: 'buffer' }))
    rmSync(Buffer.concat([Buffer.from(`${into}/`), name]), { recursive: true, force: true });
}

/** Entries at and below the paths, and the folders on the way to them. */
function chosenOf(entries: readonly KeptEntry[], paths: readonly string[]): readonly KeptEntry[] {
  const wanted = paths.map((path) => path.replace(/^\.?\/+|\/+$/g, ''));
  const hit = new Set<string>();
  const chosen = entries.filter(({ path }) => {
    const below = wanted.filter((one) => path === one || path.startsWith(`${one}/`));
    for (const one of below) hit.add(one);
    return below.length > 0 || wanted.some((one) => one.startsWith(`${path}/`));
  });
  const missing = wanted.find((one) => !hit.has(one));
  if (missing === undefined) return chosen;
  throw new OpsError('no-such-path', `There is no ${missing} in the backup.`, {
    hint: 'A path begins with the name of its source: cpm-console backup show ID lists them.',
    exit: 'usage',
  });
}

function writerOf(into: string, wanted: ReadonlySet<KeptEntry>, told: (bytes: number, path: string) => void) {
  const base = Buffer.from(`${into}/`);
  const folders: { readonly entry: KeptEntry; readonly full: Buffer }[] = [];
  let [files, bytes, at, file] = [0, 0, 0, -1];
  const fullOf = ({ path }: KeptEntry): Buffer => Buffer.concat([base, bytesOfName(path)]);
  const receiver: Receiver & { finish(): Restored } = {
    begin(entry) {
      if (!wanted.has(entry) || entry.stale) return false;
      const full = fullOf(entry);
      if (entry.kind === 'folder') {
        mkdirSync(full, { mode: 0o700 });
        folders.push({ entry, full });
      } else if (entry.kind === 'link') link(entry, full);
      else {
        file = openSync(full, 'wx', 0o600);
        at = 0;
      }
      return entry.kind === 'file';
    },
    content(piece) {
      if (!isZeros(piece))
        for (let from = 0; from < piece.length;) from += writeSync(file, piece, from, piece.length - from, at + from);
      at += piece.length;
      bytes += piece.length;
    },
    end(entry) {
      if (!wanted.has(entry) || entry.stale || entry.kind !== 'file') return;
      ftruncateSync(file, entry.bytes);
      closeSync(file);
      dress(entry, fullOf(entry));
      files += 1;
      told(bytes, entry.path);
    },
    finish() {
      for (const { entry, full } of folders.toReversed()) dress(entry, full);
      const top = openSync(into, 'r');
      fsyncSync(top);
      closeSync(top);
      return { files, bytes };
    },
  };
  return receiver;
}

/** Long runs of zeros become holes; short ones are cheaper to write. */
function isZeros(piece: Buffer): boolean {
  if (piece.length < ZEROS.length || piece[0] !== 0) return false;
  for (let from = 0; from < piece.length; from += ZEROS.length) {
    const part = piece.subarray(from, from + ZEROS.length);
    if (!part.equals(ZEROS.subarray(0, part.length))) return false;
  }
  return true;
}

function link({ target, modifiedAt, uid, gid }: KeptEntry, full: Buffer): void {
  symlinkSync(bytesOfName(target ?? ''), full);
  if (isRoot) lchownSync(full, uid, gid);
  lutimesSync(full, modifiedAt / 1000, modifiedAt / 1000);
}

/** Owner (as root), mode and time, in this order: a change of owner takes bits off the mode. */
function dress({ mode, modifiedAt, uid, gid }: KeptEntry, full: Buffer): void {
  if (isRoot) chownSync(full, uid, gid);
  chmodSync(full, mode);
  utimesSync(full, modifiedAt / 1000, modifiedAt / 1000);
}
