import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { parseJson } from '#domain/json.ts';

import { isSealed, type Sealed } from './trailer.ts';
import { unfinished } from './work-files.ts';

/** What lies beside a backup: what it says of itself, and when somebody looked at it. */
export interface Notes {
  readonly sealed: Sealed;
  readonly verifiedAt: number | null;
  readonly testedAt: number | null;
  /** Of a backup in a restic repository: where, and its two snapshots. */
  readonly restic?: { readonly repository: string; readonly content: string; readonly manifest: string } | undefined;
}

export const notesPath = (folder: string, id: string): string => join(folder, `${id}.json`);

/** Null when there are none, or they cannot be understood. */
export function readNotes(folder: string, id: string): Notes | null {
  try {
    const data: unknown = parseJson(readFileSync(notesPath(folder, id), 'utf8'));
    return isNotes(data) ? data : null;
  } catch {
    return null;
  }
}

/** Replaces them as a whole, 0600. */
export function writeNotes(folder: string, notes: Notes): void {
  const path = notesPath(folder, notes.sealed.id);
  const part = unfinished(folder, notes.sealed.id, 'notes');
  const file = openSync(part, 'w', 0o600);
  writeSync(file, JSON.stringify(notes));
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}

export function isNotes(data: unknown): data is Notes {
  return typeof data === 'object' && data !== null && 'sealed' in data && isSealed(data.sealed) && 'verifiedAt' in data;
}

/** Remembers that somebody looked at it. */
export function marked(
  folder: string,
  { sealed, notes }: { readonly sealed: Sealed; readonly notes: Notes | null },
  marks: Partial<Pick<Notes, 'verifiedAt' | 'testedAt'>>,
): void {
  const known = readNotes(folder, sealed.id) ?? notes ?? { sealed, verifiedAt: null, testedAt: null };
  writeNotes(folder, { ...known, sealed, ...marks });
}
