import { type Dirent, lstatSync, readdirSync } from 'node:fs';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

import { below, type Bytes, onDisk, textOf } from './bytes.ts';
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
const DEPENDENCIES = new Set([
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

const BITS = 0o7777;
const STOP_EVERY = 256;

interface WalkOptions {
  readonly root: Bytes;
  readonly stop: Stop;
  /** Whether a folder is entered although its name says that a tool fills it. */
  readonly enter: (folder: Bytes) => boolean;
}

/** Everything in a working tree but `.git`, repositories inside and dependencies. Throws OpsError `no-access`. */
export function walk({ root, stop, enter }: WalkOptions): Walked {
  const files = new Map<Bytes, Look>();
  const folders = new Map<Bytes, number>();
  const apart = new Set<Bytes>();
  const repositories = new Set<Bytes>();
  let seen = 0;
  into('');
  return { files, folders, apart, repositories };

  function into(folder: Bytes): void {
    const entries = listed(below(root, folder));
    if (folder !== '' && entries.some(({ name }) => name === '.git')) {
      repositories.add(folder);
      return;
    }
    for (const entry of entries) {
      if (++seen % STOP_EVERY === 0) checkStop(stop);
      if (folder === '' && entry.name === '.git') continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const facts = lstatSync(onDisk(`${root}/${path}`), { throwIfNoEntry: false });
      // It went between the two looks.
      if (facts === undefined) continue;
      const mode = facts.mode & BITS;
      if (facts.isDirectory()) {
        folders.set(path, mode);
        if (DEPENDENCIES.has(entry.name) && !enter(path)) apart.add(path);
        else into(path);
      } else {
        const kind = facts.isFile() ? 'file' : facts.isSymbolicLink() ? 'link' : 'other';
        const { size: bytes, ctimeMs: touchedAt, uid, gid } = facts;
        files.set(path, { kind, mode, bytes, touchedAt, uid, gid });
      }
    }
  }
}

/** Names in a folder, as bytes. */
export function listed(folder: Bytes): Dirent[] {
  try {
    // Node types names of an encoding as text, which latin1 is.
    return readdirSync(onDisk(folder), { withFileTypes: true, encoding: 'latin1' });
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
