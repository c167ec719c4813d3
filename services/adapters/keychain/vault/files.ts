import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { privateDir } from '#services/adapters/state/private-dir.ts';

/** The two files of a vault; the stock `age` opens both. */
export interface VaultFiles {
  /** The key, wrapped by the passphrase. */
  readonly identity: string;
  /** All items, encrypted to that key. */
  readonly vault: string;
  /** The items before the last change. */
  readonly before: string;
}

export function vaultFiles(folder: string): VaultFiles {
  const vault = join(folder, 'vault.age');
  return { identity: join(folder, 'identity.age'), vault, before: `${vault}.before` };
}

export const vaultExists = (folder: string): boolean => existsSync(vaultFiles(folder).identity);

/** Null when there is none. */
export function readIfThere(path: string): Uint8Array<ArrayBuffer> | null {
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

/**
 * Replaces a file as a whole, 0600 in a folder 0700: whoever reads it, also after the power failed, finds the old or the
 * new one. `keep` is where the old one stays.
 */
export function replaceFile(path: string, bytes: Uint8Array | string, keep?: string): void {
  const folder = dirname(path);
  privateDir(folder);
  const fresh = `${path}.${process.pid}.tmp`;
  rmSync(fresh, { force: true });
  const file = openSync(fresh, 'wx', 0o600);
  try {
    const all = Buffer.from(bytes);
    for (let at = 0; at < all.length;) at += writeSync(file, all, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (keep !== undefined && existsSync(path)) {
    rmSync(keep, { force: true });
    linkSync(path, keep);
  }
  renameSync(fresh, path);
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
