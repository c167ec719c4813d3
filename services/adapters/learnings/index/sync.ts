import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { messageOf } from '#domain/errors.ts';
import { parseLearning } from '#domain/learnings/file/parse.ts';
import { idInName } from '#domain/learnings/id.ts';
import type { Learning } from '#domain/learnings/learning.ts';
import { bodyOf } from '#domain/learnings/words.ts';
import { type Problem, problemLine } from '#domain/yaml/problem.ts';
import { isEntry, yamlNames } from '#services/adapters/learnings/names.ts';
import { readText } from '#services/adapters/learnings/read-file.ts';

/** What the index has of one file: a learning, what is wrong with it, or neither for a file that is something else. */
interface Entry {
  readonly learning: Learning | null;
  readonly problem: string | null;
}

/** Brings the index up to the files of a folder; only those that changed are read. Throws what SQLite says. */
export function syncIndex(db: DatabaseSync, folder: string): void {
  const files = new Map(yamlNames(folder).map((name) => [name, stampOf(join(folder, name))]));
  const known = new Map(
    db
      .prepare('select name, stamp from file')
      .all()
      .map(({ name, stamp }) => [String(name), String(stamp)]),
  );
  const gone = [...known.keys()].filter((name) => !files.has(name));
  const changed = [...files].filter(([name, stamp]) => known.get(name) !== stamp);
  if (gone.length === 0 && changed.length === 0) return;
  db.exec('begin immediate');
  try {
    for (const name of [...gone, ...changed.map(([file]) => file)]) forget(db, name);
    for (const [name, stamp] of changed) put(db, name, stamp, entryOf(folder, name));
    db.exec('commit');
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** Changes whenever the file changes. */
function stampOf(path: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
  } catch (error) {
    return messageOf(error);
  }
}

function entryOf(folder: string, name: string): Entry {
  const path = join(folder, name);
  try {
    const text = readText(path);
    const isNamed = idInName(name) !== null;
    if (typeof text !== 'string') return { learning: null, problem: isNamed ? problemLine(text) : null };
    if (!isNamed && !isEntry(text)) return { learning: null, problem: null };
    const parsed = parseLearning(path, text);
    return 'learning' in parsed
      ? { learning: parsed.learning, problem: null }
      : { learning: null, problem: firstOf(parsed) };
  } catch (error) {
    return { learning: null, problem: `${path}: ${messageOf(error)}` };
  }
}

function firstOf(problems: readonly Problem[]): string {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return first === undefined ? '' : `${problemLine(first)}${more}`;
}

function forget(db: DatabaseSync, name: string): void {
  const row = db.prepare('select number from file where name = ?').get(name);
  if (row === undefined) return;
  db.prepare('delete from words where rowid = ?').run(Number(row['number']));
  db.prepare('delete from file where name = ?').run(name);
}

function put(db: DatabaseSync, name: string, stamp: string, { learning, problem }: Entry): void {
  const [id, title] = [learning?.id ?? null, learning?.situation.title ?? null];
  const json = learning === null ? null : JSON.stringify(learning);
  const { lastInsertRowid } = db
    .prepare('insert into file (name, stamp, id, title, learning, problem) values (?, ?, ?, ?, ?, ?)')
    .run(name, stamp, id, title, json, problem);
  if (learning === null) return;
  db.prepare('insert into words (rowid, id, title, tags, body) values (?, ?, ?, ?, ?)').run(
    lastInsertRowid,
    id,
    title,
    learning.tags.join(' '),
    bodyOf(learning),
  );
}
