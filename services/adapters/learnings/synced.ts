import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Writes a private file and waits until it is on the disk. Throws what the disk says. */
export function synced(path: string, text: string, flag: 'w' | 'wx', mode = 0o600): void {
  const file = openSync(path, flag, mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
