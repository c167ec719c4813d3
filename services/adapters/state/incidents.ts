import type { DatabaseSync } from 'node:sqlite';

import type { Reading } from '#domain/reading.ts';
import type { Incident } from '#services/ports/state.ts';

export class IncidentsTable {
  readonly #open;
  readonly #failing;
  readonly #close;
  readonly #acknowledge;
  readonly #since;
  readonly #prune;

  constructor(db: DatabaseSync) {
    this.#open = db.prepare(
      `insert into incident (check_id, title, summary, opened_at) values (?, ?, ?, ?)
       on conflict (check_id) where closed_at is null do update set summary = excluded.summary`,
    );
    this.#failing = db.prepare('select check_id from incident where closed_at is null');
    this.#close = db.prepare('update incident set closed_at = ? where check_id = ? and closed_at is null');
    this.#acknowledge = db.prepare('update incident set acknowledged_at = ? where id = ? and acknowledged_at is null');
    this.#since = db.prepare(
      'select * from incident where closed_at is null or closed_at >= ? order by opened_at desc, id desc',
    );
    this.#prune = db.prepare('delete from incident where closed_at < ?');
  }

  /** Opens one, or keeps the summary of the open one fresh. It began when the status became critical. */
  open(reading: Reading): void {
    this.#open.run(reading.id, reading.title, reading.summary, reading.since);
  }

  /** Checks that have an open one: few, so that asking once spares a statement for every reading. */
  failing(): Set<string> {
    return new Set(this.#failing.all().map((row) => String(row['check_id'])));
  }

  close(checkId: string, at: number): void {
    this.#close.run(at, checkId);
  }

  acknowledge(id: string, at: number | null): boolean {
    const number = /^i-(\d+)$/.exec(id)?.[1];
    return number !== undefined && Number(this.#acknowledge.run(at, Number(number)).changes) === 1;
  }

  since(at: number): Incident[] {
    return this.#since.all(at).map((row) => ({
      id: `i-${Number(row['id'])}`,
      checkId: String(row['check_id']),
      title: String(row['title']),
      summary: String(row['summary']),
      openedAt: Number(row['opened_at']),
      closedAt: row['closed_at'] === null ? null : Number(row['closed_at']),
      acknowledgedAt: row['acknowledged_at'] === null ? null : Number(row['acknowledged_at']),
    }));
  }

  prune(before: number): void {
    this.#prune.run(before);
  }
}
