import { readlinkSync } from 'node:fs';

import type { Brought } from './brought.ts';
import { type Bytes, onDisk, parentsOf } from './bytes.ts';
import type { Expected, Want } from './expected.ts';
import { objectIdAt } from './object-id.ts';
import type { Checkout } from './repository.ts';
import type { Scan } from './scan.ts';
import { checkStop } from './stop.ts';
import { digestOf } from './store.ts';
import type { Look } from './walk.ts';

/** One thing to do so that the working tree is as it was. `aside`: what lies there is nobody's but a person's. */
export type Action =
  | { readonly kind: 'remove'; readonly path: Bytes; readonly aside: boolean }
  | {
      readonly kind: 'write';
      readonly path: Bytes;
      readonly want: Want;
      readonly over: 'nothing' | 'discard' | 'aside';
    }
  | { readonly kind: 'mode'; readonly path: Bytes; readonly mode: number }
  | { readonly kind: 'make-folder'; readonly path: Bytes; readonly mode: number }
  | { readonly kind: 'folder-mode'; readonly path: Bytes; readonly mode: number }
  /** Away with a folder: when it is empty by then, else aside if it must go. */
  | { readonly kind: 'remove-folder'; readonly path: Bytes; readonly must: boolean };

export interface Difference {
  readonly actions: readonly Action[];
  /** Files that came since and are in nobody's way. */
  readonly since: readonly Bytes[];
}

export interface Around {
  readonly checkout: Checkout;
  readonly now: Scan;
  readonly expected: Expected;
  readonly brought: Brought;
  /** When the snapshot was taken; what was not touched since is as it was. */
  readonly at: number;
}

/** A draft that a killed restore left behind. */
const DRAFT = /(?:^|\/)\.cpm-restore-[\da-f]{16}$/;
/** Clocks of file systems are coarse. */
const MARGIN_MS = 2000;

/** What has to be done to the files of a working tree; reads only. */
export function differenceOf(around: Around): Difference {
  const { checkout, now, expected, brought } = around;
  const { wants, folders } = expected;
  const actions: Action[] = [];
  const since: Bytes[] = [];
  const untracked = new Set(now.status.untracked);
  for (const [path, look] of now.walked.files) {
    checkStop(checkout.stop);
    const want = wants.get(path);
    if (want !== undefined && want.kind !== 'absent') {
      if (!isAsWanted(around, path, look, want))
        actions.push({ kind: 'write', path, want, over: isFromGit(around, path, look) ? 'discard' : 'aside' });
      else if (look.kind === 'file' && want.kind !== 'link' && look.mode !== want.mode)
        actions.push({ kind: 'mode', path, mode: want.mode });
    } else if (look.kind === 'other') {
      if (isInTheWay(path, expected)) actions.push({ kind: 'remove', path, aside: true });
    } else if (want !== undefined || brought.has(path))
      actions.push({ kind: 'remove', path, aside: !isFromGit(around, path, look) });
    else if (DRAFT.test(path)) actions.push({ kind: 'remove', path, aside: false });
    else if (isInTheWay(path, expected)) actions.push({ kind: 'remove', path, aside: true });
    else if (untracked.has(path)) since.push(path);
  }
  for (const [path, want] of wants)
    if (want.kind !== 'absent' && !now.walked.files.has(path))
      actions.push({ kind: 'write', path, want, over: 'nothing' });
  const ofGit = new Set([...brought.keys()].flatMap((path) => [path, ...parentsOf(path)]));
  for (const [path, mode] of now.walked.folders) {
    const wanted = folders.get(path);
    const want = wants.get(path);
    if (wanted !== undefined) {
      if (wanted !== mode) actions.push({ kind: 'folder-mode', path, mode: wanted });
    } else if (want !== undefined && want.kind !== 'absent') actions.push({ kind: 'remove-folder', path, must: true });
    else if (ofGit.has(path)) actions.push({ kind: 'remove-folder', path, must: now.walked.repositories.has(path) });
  }
  for (const [path, mode] of folders)
    if (!now.walked.folders.has(path)) actions.push({ kind: 'make-folder', path, mode });
  return { actions, since };
}

function isAsWanted({ checkout, now, at }: Around, path: Bytes, look: Look, want: Want): boolean {
  const place = `${checkout.root}/${path}`;
  if (want.kind === 'link')
    return look.kind === 'link' && readlinkSync(onDisk(place), { encoding: 'latin1' }) === want.target;
  if (want.kind === 'file')
    return (
      look.kind === 'file' && look.bytes === want.stored.bytes && digestOf(onDisk(place)).sha256 === want.stored.sha256
    );
  if (want.kind === 'absent' || look.kind !== (want.link ? 'link' : 'file')) return false;
  const known = now.index.tracked.get(path);
  const untouched = look.touchedAt < at - MARGIN_MS;
  if (untouched && known?.id === want.id && !known.flagged && !now.status.changed.has(path)) return true;
  return objectIdAt(place, look.kind, checkout.hash) === want.id;
}

/** Whether git put it there, so that it can be had again. */
function isFromGit({ checkout, now, brought }: Around, path: Bytes, look: Look): boolean {
  const known = now.index.tracked.get(path);
  if (known !== undefined && !known.flagged && !now.status.changed.has(path)) return true;
  const ids = brought.get(path);
  const id = ids === undefined ? null : objectIdAt(`${checkout.root}/${path}`, look.kind, checkout.hash);
  return id !== null && ids?.has(id) === true;
}

/** Whether a folder has to be where the path is, or a file where a folder on the way to it is. */
function isInTheWay(path: Bytes, { wants, folders }: Expected): boolean {
  if (folders.has(path)) return true;
  for (const folder of parentsOf(path)) if ((wants.get(folder)?.kind ?? 'absent') !== 'absent') return true;
  return false;
}
