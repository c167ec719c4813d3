import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { messageOf } from '#domain/errors.ts';

const MAGIC = Buffer.from('SQLite format 3\0');
/** So many pages in one go that no writer comes between and makes it begin again. */
const ALL_PAGES = 0x7fffffff;
const PATIENCE_MS = 5000;

/** Whether a file that begins like this is a database of SQLite. */
export const isDatabase = (start: Buffer): boolean => start.subarray(0, MAGIC.length).equals(MAGIC);

/** Files beside a database that belong to its running transactions; its copy needs none of them. */
export const ASIDE = ['-wal', '-shm', '-journal'] as const;

/**
 * Copies a database, also one that is written to meanwhile, by SQLite's own backup. Answers null, or why it could not:
 * locked, damaged, encrypted. Leaves nothing beside the original: what nobody has open is read as unchanging.
 */
export async function copyDatabase(path: Buffer, to: string): Promise<string | null> {
  const { DatabaseSync, backup } = await import('node:sqlite');
  const copy = async (from: Buffer | URL): Promise<string | null> => {
    try {
      using source = closing(new DatabaseSync(from, { readOnly: true, timeout: PATIENCE_MS }));
      await backup(source.database, to, { rate: ALL_PAGES });
      return null;
    } catch (thrown) {
      // What SQLite says when it gave up waiting for a lock, once the connection that knew better is gone.
      return messageOf(thrown).replace('not an error', 'somebody holds it locked');
    }
  };
  const before = stampOf(path);
  if (isUtf8(path) && !isOpenElsewhere(path)) {
    const unchanging = pathToFileURL(path.toString());
    unchanging.search = 'mode=ro&immutable=1';
    const why = await copy(unchanging);
    if (why === null && stampOf(path) === before && !isOpenElsewhere(path)) return null;
  }
  return copy(path);
}

/** Whether a database is whole: null, or the first thing that SQLite finds wrong. Not for one that somebody uses. */
export async function integrityOf(path: string, quick = false): Promise<string | null> {
  const { DatabaseSync } = await import('node:sqlite');
  const check = quick ? 'quick_check' : 'integrity_check';
  try {
    using opened = closing(new DatabaseSync(path));
    const row = opened.database.prepare(`PRAGMA ${check}(1)`).get();
    const word = row?.[check];
    return word === 'ok' ? null : String(word);
  } catch (thrown) {
    return messageOf(thrown);
  }
}

function closing<Database extends { close(): void }>(database: Database) {
  return { database, [Symbol.dispose]: () => database.close() };
}

const isOpenElsewhere = (path: Buffer): boolean =>
  ['-wal', '-journal'].some((end) => existsSync(Buffer.concat([path, Buffer.from(end)])));

function stampOf(path: Buffer): string {
  const stats = lstatSync(path, { bigint: true });
  return [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}
