import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import type { BackupPlace } from '#services/ports/backups.ts';

import { flush } from './create.ts';
import { excluding } from './excluded.ts';
import type { Opened } from './opened.ts';
import { restore, type Restored } from './restore.ts';
import { walk } from './walk.ts';

/** Stands where something would have been moved aside, when nothing was there. */
const NOTHING = 'Nothing was here before the restore.\n';

type Progress = (bytes: number, total: number | null, path: string) => void;

/**
 * Puts one thing of a backup where it was. It is restored beside first; then what lies there is renamed aside and the
 * restored one takes its place. What the backup leaves out is carried over. May be cut anywhere and called again.
 */
export async function putBack(opened: Opened, place: BackupPlace, progress: Progress): Promise<Restored> {
  const { entry, path, aside, existed } = place;
  const { fresh, part } = namesBeside(place);
  let restored: Restored = { files: 0, bytes: 0 };
  if (!(isThere(aside) && isThere(path))) {
    privateParent(path);
    if (!isThere(fresh)) {
      rmSync(part, { recursive: true, force: true });
      restored = await restore(opened, part, [entry], progress);
      renameSync(part, fresh);
    }
    if (!isThere(aside)) {
      if (existed) moved(path, aside);
      else writeFileSync(aside, NOTHING, { mode: 0o600 });
    }
    if (!isThere(path)) moved(join(fresh, entry), path);
    flush(dirname(path));
  }
  rmSync(fresh, { recursive: true, force: true });
  if (existed) carry(aside, path, place);
  return restored;
}

/** Takes {@link putBack} back: what was there before is there again, byte for byte. May be called again. */
export function takeBack(place: BackupPlace): void {
  const { path, aside, existed } = place;
  const { fresh, part, gone } = namesBeside(place);
  if (isThere(aside)) {
    if (isThere(path)) {
      if (existed) carry(path, aside, place);
      rmSync(gone, { recursive: true, force: true });
      moved(path, gone);
    }
    if (existed) moved(aside, path);
    else rmSync(aside, { force: true });
    flush(dirname(path));
  }
  for (const left of [gone, fresh, part]) rmSync(left, { recursive: true, force: true });
}

/** Whether it was put back, and not taken back since. */
export const isPutBack = ({ path, aside }: Pick<BackupPlace, 'path' | 'aside'>): boolean =>
  isThere(aside) && isThere(path);

/** Removes what was moved aside: then it can no longer be taken back. */
export function forget(place: BackupPlace): void {
  if (!isPutBack(place)) return;
  const { fresh, part, gone } = namesBeside(place);
  for (const left of [place.aside, gone, fresh, part]) rmSync(left, { recursive: true, force: true });
}

/** Moves what the source leaves out from one tree to the other, where the other has none. */
function carry(from: string, to: string, { exclude }: BackupPlace): void {
  const isExcluded = excluding(exclude);
  if (exclude.length === 0 || !isFolder(from) || !isFolder(to)) return;
  const base = Buffer.from(`${from}/`).length;
  const options = { isExcluded: () => false, never: [], left: () => undefined };
  let skip = '';
  for (const { path, full } of walk(Buffer.from(from), options)) {
    if (path === '' || (skip !== '' && path.startsWith(skip))) continue;
    if (!isExcluded(path)) continue;
    skip = `${path}/`;
    const target = Buffer.concat([Buffer.from(`${to}/`), full.subarray(base)]);
    const parent = target.subarray(0, target.lastIndexOf(0x2f));
    if (isThere(target)) continue;
    mkdirSync(parent, { recursive: true });
    renameSync(full, target);
  }
}

function namesBeside({ aside }: BackupPlace) {
  return { fresh: `${aside}.fresh`, part: `${aside}.part`, gone: `${aside}.gone` };
}

function isThere(path: string | Buffer): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function privateParent(path: string): void {
  if (!existsSync(dirname(path))) privateDir(dirname(path));
}

function moved(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (thrown) {
    throw new OpsError('put-back-failed', `${basename(from)} could not be moved to ${to}: ${messageOf(thrown)}.`, {
      hint: 'Nothing was lost: what was there lies beside it. Mend the rights, then go on with the run or take it back.',
      cause: thrown,
    });
  }
}
