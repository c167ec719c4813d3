import { lstatSync, readdirSync, type Stats } from 'node:fs';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

import { type Bytes, onDisk, textOf } from './bytes.ts';
import type { Tracked } from './index-entries.ts';
import { checkStop, type Stop } from './stop.ts';

/** What lies at a path; links are not followed. */
export interface Look {
  readonly kind: 'file' | 'link' | 'other';
  /** Permission bits. */
  readonly mode: number;
  readonly bytes: number;
  /** When anything of it changed last, its name included; epoch ms. */
  readonly touchedAt: number;
  readonly uid: number;
  readonly gid: number;
  /** What the index has at the path, when that is no side of a merge. */
  readonly tracked: Tracked | undefined;
}

export interface Walked {
  readonly files: ReadonlyMap<Bytes, Look>;
  /** Permission bits of every folder. */
  readonly folders: ReadonlyMap<Bytes, number>;
  /** Folders that were not entered because they are somebody else's: dependencies. */
  readonly apart: ReadonlySet<Bytes>;
  /** Folders that are repositories of their own. */
  readonly repositories: ReadonlySet<Bytes>;
}

/** Folders that a tool fills and can fill again. */
export const DEPENDENCIES = new Set([
  'node_modules',
  'bower_components',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '__pycache__',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.gradle',
  '.next',
  '.nuxt',
  '.turbo',
  '.parcel-cache',
]);

const [TYPE, FILE, LINK, BITS] = [0o170000, 0o100000, 0o120000, 0o7777];
const STOP_EVERY = 256;

interface WalkOptions {
  readonly root: Bytes;
  /** The folder that is walked, as a path; the top when not given. */
  readonly from?: Bytes;
  readonly stop: Stop;
  readonly tracked: ReadonlyMap<Bytes, Tracked>;
  /** Whether a folder is entered although its name says that a tool fills it. */
  readonly enter: (folder: Bytes) => boolean;
}

/** Everything in a working tree but `.git`, repositories inside and dependencies. Throws OpsError `no-access`. */
export function walk({ root, from = '', stop, tracked, enter }: WalkOptions): Walked {
  const files = new Map<Bytes, Look>();
  const folders = new Map<Bytes, number>();
  const apart = new Set<Bytes>();
  const repositories = new Set<Bytes>();
  const cut = root.length + 1;
  let seen = 0;
  into(from);
  return { files, folders, apart, repositories };

  function into(folder: Bytes): void {
    const place = folder === '' ? root : `${root}/${folder}`;
    const names = listed(place);
    if (folder !== '' && names.includes('.git')) {
      repositories.add(folder);
      return;
    }
    for (const name of names) {
      if (++seen % STOP_EVERY === 0) checkStop(stop);
      if (folder === '' && name === '.git') continue;
      const full = `${place}/${name}`;
      const path = full.slice(cut);
      const facts = lstatSync(onDisk(full), { throwIfNoEntry: false });
      // It went between the two looks.
      if (facts === undefined) continue;
      if (facts.isDirectory()) {
        folders.set(path, facts.mode & BITS);
        if (DEPENDENCIES.has(name) && !enter(path)) apart.add(path);
        else into(path);
      } else files.set(path, lookOf(facts, tracked.get(path)));
    }
  }
}

function lookOf({ mode, size: bytes, ctimeMs: touchedAt, uid, gid }: Stats, tracked: Tracked | undefined): Look {
  const type = mode & TYPE;
  const kind = type === FILE ? 'file' : type === LINK ? 'link' : 'other';
  return { kind, mode: mode & BITS, bytes, touchedAt, uid, gid, tracked };
}

/** What lies at one place; undefined for nothing and for a folder. */
export function lookAt(place: Bytes, tracked: Tracked | undefined): Look | undefined {
  const facts = lstatSync(onDisk(place), { throwIfNoEntry: false });
  return facts === undefined || facts.isDirectory() ? undefined : lookOf(facts, tracked);
}

/** Names in a folder, as bytes. */
export function listed(folder: Bytes): Bytes[] {
  try {
    return readdirSync(onDisk(folder), 'latin1');
  } catch (thrown) {
    if (errno(thrown) === 'ENOENT') return [];
    if (errno(thrown) !== 'EACCES') throw thrown;
    throw new OpsError('no-access', `You may not read the folder ${textOf(folder)}.`, {
      hint: `See whose it is: ls -ld '${textOf(folder)}'`,
      exit: 'refused',
      cause: thrown,
    });
  }
}
