import type { DatabaseSync } from 'node:sqlite';

/** Runs work in one writing transaction; a throw takes everything back. */
export function transaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
}
