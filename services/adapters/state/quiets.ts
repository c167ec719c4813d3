import type { DatabaseSync, StatementSync } from 'node:sqlite';

import type { Quiet } from '#domain/alerts/quiet.ts';

export class QuietsTable {
  readonly #db: DatabaseSync;
  #ended: StatementSync | undefined;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Those that hold at `now`, the one that ends first first. */
  at(now: number): Quiet[] {
    return this.#db
      .prepare('select * from quiet where ends_at > ? and begins_at <= ? order by ends_at, id')
      .all(now, now)
      .map(quietOf);
  }

  /** Null when it is over and forgotten. */
  get(id: number): Quiet | null {
    const row = this.#db.prepare('select * from quiet where id = ?').get(id);
    return row ? quietOf(row) : null;
  }

  /** Silences that ended, taken away. */
  takeEnded(now: number): Quiet[] {
    this.#ended ??= this.#db.prepare(
      "select * from quiet where kind = 'silence' and ends_at <= ? order by ends_at, id",
    );
    const ended = this.#ended.all(now).map(quietOf);
    for (const { id } of ended) this.#db.prepare('delete from quiet where id = ?').run(id);
    return ended;
  }

  add(quiet: Omit<Quiet, 'id'>): Quiet {
    const { scope, from, to, kind, by, reason } = quiet;
    const { lastInsertRowid } = this.#db
      .prepare('insert into quiet values (null, ?, ?, ?, ?, ?, ?)')
      .run(scope, from, to, kind, by, reason);
    return { ...quiet, id: Number(lastInsertRowid) };
  }

  /** A silence is forgotten, a maintenance kept as long as incidents are. */
  end(id: number, now: number): void {
    this.#db.prepare("delete from quiet where id = ? and kind = 'silence'").run(id);
    this.#db.prepare('update quiet set ends_at = ? where id = ? and ends_at > ?').run(now, id, now);
  }

  prune(before: number): void {
    this.#db.prepare('delete from quiet where ends_at < ?').run(before);
  }
}

function quietOf(row: Readonly<Record<string, unknown>>): Quiet {
  return {
    id: Number(row['id']),
    scope: String(row['scope']),
    from: Number(row['begins_at']),
    to: Number(row['ends_at']),
    kind: row['kind'] === 'silence' ? 'silence' : 'maintenance',
    by: String(row['by']),
    reason: String(row['reason']),
  };
}
