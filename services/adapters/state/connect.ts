import { closeSync, constants, fchmodSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { migrate } from './migrate.ts';
import { patiently } from './patiently.ts';
import { privateDir } from './private-dir.ts';

const BUSY_MS = 5000;
/** The page that each series grows at, of each table, for some hundred checks. */
const CACHE_KIB = 8192;

/** Opens `state.db` in a directory made for it, 0700 and 0600, at the newest shape. Throws what SQLite and the disk say. */
export function connect(dir: string): DatabaseSync {
  const path = fileIn(dir);
  privateDir(dir);
  // SQLite gives -wal and -shm the mode of the file it finds.
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  fchmodSync(file, 0o600);
  closeSync(file);
  return opened(path);
}

/** A state that ends with the process. */
export function connectInMemory(): DatabaseSync {
  return opened(':memory:');
}

export function fileIn(dir: string): string {
  return join(dir, 'state.db');
}

function opened(path: string): DatabaseSync {
  // Not imported: an import loads SQLite also for who never opens a file.
  const sqlite = process.getBuiltinModule('node:sqlite');
  const db = new sqlite.DatabaseSync(path, { timeout: BUSY_MS });
  try {
    // auto_vacuum only has a say before the first table; changing the journal does not wait for others by itself.
    db.exec('pragma auto_vacuum = incremental');
    patiently(BUSY_MS, () => db.exec('pragma journal_mode = wal'));
    db.exec(`pragma synchronous = normal; pragma temp_store = memory; pragma cache_size = -${CACHE_KIB}`);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
