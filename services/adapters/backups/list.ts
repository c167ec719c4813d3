import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Backup } from '#services/ports/backups.ts';

import { type Notes, readNotes } from './notes.ts';
import { readTrailer } from './trailer.ts';

const FILE = /^(backup-\d{8}-\d{6}-[0-9a-f]{4})\.(?:tar\.zst|json)$/;

/** Every backup there is, newest first. One whose end was cut off is still one: looking at it says that it is damaged. */
export function listBackups(folder: string): readonly Backup[] {
  const ids = new Set(namesIn(folder).flatMap((name) => FILE.exec(name)?.[1] ?? []));
  return [...ids]
    .flatMap((id) => backupAt(folder, id) ?? [])
    .toSorted((one, other) => other.at - one.at || other.id.localeCompare(one.id));
}

function backupAt(folder: string, id: string): Backup | null {
  const path = join(folder, `${id}.tar.zst`);
  const bytes = statSync(path, { throwIfNoEntry: false })?.size;
  const notes = readNotes(folder, id) ?? (bytes === undefined ? null : notesIn(path));
  if (notes === null || notes.sealed.id !== id || (bytes === undefined && notes.restic === undefined)) return null;
  return backupOf(notes, path, bytes ?? null);
}

/** As the port tells of it. `path` is where an archive lies. */
export function backupOf({ sealed, verifiedAt, testedAt, restic }: Notes, path: string, bytes: number | null): Backup {
  const { id, at, contentBytes, files, sources, left, run, quiesced } = sealed;
  const store = restic === undefined ? 'archive' : 'restic';
  const place = restic?.repository ?? path;
  return { id, at, store, place, bytes, contentBytes, files, sources, left, run, quiesced, verifiedAt, testedAt };
}

function notesIn(path: string): Notes | null {
  try {
    const sealed = readTrailer(path)?.sealed;
    return sealed === undefined ? null : { sealed, verifiedAt: null, testedAt: null };
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
