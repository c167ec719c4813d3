import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { privateDir } from '#services/adapters/state/private-dir.ts';

/** Counted up when the tables or what is put into them change; an older index is made anew. */
const SHAPE = 1;
const BUSY_MS = 5000;
/** A word that most learnings have touches most pages; read through the usual 2 MB that takes a third longer. */
const MEMORY = `pragma cache_size = -32768; pragma mmap_size = ${256 * 1024 * 1024}`;

const TABLES = `
  create table file (
    number integer primary key, name text not null unique, stamp text not null,
    id text, title text, learning text, problem text
  );
  create virtual table words using fts5(id, title, tags, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
`;

/** Opens the index, private; a broken one is made anew, and where none can be written it lives in memory. */
export function openIndex(path: string): DatabaseSync {
  for (const attempt of [() => opened(path), () => afresh(path)]) {
    try {
      return attempt();
    } catch {
      // The next way, at last one that needs no disk.
    }
  }
  return opened(':memory:');
}

/** Opens it after what is there was thrown away. */
export function afresh(path: string): DatabaseSync {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  return opened(path);
}

function opened(path: string): DatabaseSync {
  if (path !== ':memory:') {
    privateDir(dirname(path));
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600));
  }
  // Not imported: an import loads SQLite also for who never opens a file.
  const sqlite = process.getBuiltinModule('node:sqlite');
  const db = new sqlite.DatabaseSync(path, { timeout: BUSY_MS });
  try {
    db.exec(`pragma synchronous = normal; pragma temp_store = memory; ${MEMORY}; begin immediate`);
    const shape = Number(db.prepare('pragma user_version').get()?.['user_version']);
    if (shape === 0) db.exec(`${TABLES}; pragma user_version = ${SHAPE}`);
    else if (shape !== SHAPE) throw new Error('the index has another shape');
    db.exec('commit');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
