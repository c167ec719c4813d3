import { closeSync, constants, fchmodSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { patiently } from '#services/adapters/state/patiently.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';

/** A frame may wait so long for another process; who needs more tries again later. */
const BUSY_MS = 30;
const OPEN_MS = 5000;

const SHAPE = `
  create table if not exists trail (one integer primary key check (one = 1), key text not null, place text not null) strict;
  create table if not exists record (seq integer primary key, body text not null, prev text not null, mac text not null) strict;
  create table if not exists waiting (id integer primary key autoincrement, body text not null) strict;
  create trigger if not exists record_stays before update on record begin select raise(abort, 'records are only added'); end;
  create trigger if not exists record_remains before delete on record begin select raise(abort, 'records are only added'); end;
  create trigger if not exists waiting_stays before update on waiting begin select raise(abort, 'records are only added'); end;
`;

/** Opens the trail's own file, made 0600 in a folder 0700 when it is not there. Throws what SQLite and the disk say. */
export function openTrailFile(path: string): DatabaseSync {
  privateDir(dirname(path));
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  fchmodSync(file, 0o600);
  closeSync(file);
  const sqlite = process.getBuiltinModule('node:sqlite');
  const db = new sqlite.DatabaseSync(path, { timeout: BUSY_MS });
  try {
    patiently(OPEN_MS, () => db.exec('pragma journal_mode = wal'));
    patiently(OPEN_MS, () => db.exec(SHAPE));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
