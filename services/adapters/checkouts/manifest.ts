import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';

import type { Bytes } from './bytes.ts';
import { writeSafely } from './safe-write.ts';

/** Where the bytes of a kept file are: in the one file of small ones, or in a file of their own. */
export type Stored = { readonly bytes: number; readonly sha256: string } & (
  | { readonly at: number }
  | { readonly own: string }
);

/** What lay at a path that git alone could not bring back. */
export type Kept = { readonly path: Bytes } & (
  | { readonly kind: 'absent' }
  | { readonly kind: 'link'; readonly target: Bytes }
  | { readonly kind: 'file'; readonly mode: number; readonly modifiedAt: number; readonly stored: Stored }
);

/** A file of the git directory, or of the one that linked working trees share. */
export interface StateFile {
  readonly shared: boolean;
  readonly path: Bytes;
  readonly mode: number;
  readonly stored: Stored;
}

/** Everything that was written down of one working tree. */
export interface Manifest {
  readonly schema: 1;
  readonly id: string;
  readonly top: string;
  readonly head: string | null;
  readonly branch: string | null;
  /** Epoch ms when the taking began. */
  readonly at: number;
  /** Owner and group of files that have others than the top folder. */
  readonly owners: readonly (readonly [Bytes, number, number])[];
  /** Permission bits of folders. */
  readonly folders: readonly (readonly [Bytes, number])[];
  /** Permission bits of tracked files that are as git has them: the usual ones, and all others by path. */
  readonly modes: {
    readonly plain: number;
    readonly executable: number;
    readonly others: readonly (readonly [Bytes, number])[];
  };
  readonly kept: readonly Kept[];
  /** Paths that will be added, without content. */
  readonly intents: readonly Bytes[];
  readonly state: readonly StateFile[];
  /** Refs that are brought back: the branch, the stash, those of an operation. */
  readonly refs: readonly (readonly [string, string])[];
  /** Submodules, each a snapshot of its own in a folder of this one. */
  readonly parts: readonly {
    readonly path: Bytes;
    readonly folder: string;
    /** What its `.git` file says; null when its repository lies in it. */
    readonly gitFile: Bytes | null;
  }[];
  readonly leftOut: readonly Bytes[];
  readonly files: number;
  readonly bytes: number;
}

const NAME = 'snapshot.json';

/** The manifest in a folder; null when there is none. Throws OpsError `snapshot-changed` when it does not parse. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, NAME);
  if (!existsSync(path)) return null;
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isManifest(manifest)) return manifest;
  } catch {
    // Said below.
  }
  throw new OpsError('snapshot-changed', `${path} is no longer what it was when the snapshot was taken.`, {
    hint: 'What it kept is beside it; nothing was touched.',
    exit: 'refused',
  });
}

/** Written last of all: a folder without it is no snapshot. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeSafely(join(folder, NAME), JSON.stringify(manifest));
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  Reflect.get(value, 'schema') === 1 &&
  Array.isArray(Reflect.get(value, 'kept'));
