import type { DatabaseSync } from 'node:sqlite';

import type { Reading } from '#domain/reading.ts';
import { STATUSES } from '#domain/status.ts';
import type { Sample } from '#services/ports/state.ts';

/** Raw samples of each check. */
export class HistoryTable {
  readonly #find;
  readonly #create;
  readonly #add;
  readonly #since;
  readonly #next;
  readonly #prune;
  readonly #ids = new Map<string, number>();

  constructor(db: DatabaseSync) {
    this.#find = db.prepare('select id from series where name = ?');
    this.#create = db.prepare('insert into series (name) values (?) returning id');
    this.#add = db.prepare('insert or replace into raw values (?, ?, ?, ?)');
    this.#since = db.prepare('select at, value, status from raw where series = ? and at >= ? order by at desc limit ?');
    this.#next = db.prepare('select id from series where id > ? order by id limit ?');
    this.#prune = db.prepare('delete from raw where series = ? and at < ?');
  }

  add(reading: Reading): void {
    this.#add.run(this.#series(reading.id), reading.takenAt, reading.value ?? null, STATUSES.indexOf(reading.status));
  }

  since(id: string, at: number, limit: number): Sample[] {
    const series = this.#ids.get(id) ?? this.#find.get(id)?.['id'];
    if (series === undefined || series === null) return [];
    const rows = this.#since.all(series, at, limit).toReversed();
    return rows.map((row) => ({
      at: Number(row['at']),
      value: row['value'] === null ? null : Number(row['value']),
      status: STATUSES[Number(row['status'])] ?? 'unknown',
    }));
  }

  /** Drops what is older than `before` of the next `count` series after `cursor`; answers the cursor to go on from. */
  prune(cursor: number, count: number, before: number): number {
    const series = this.#next.all(cursor, count).map((row) => Number(row['id']));
    for (const id of series) this.#prune.run(id, before);
    return series.length < count ? 0 : (series.at(-1) ?? 0);
  }

  /** Ids handed out in a transaction that was taken back are wrong afterwards. */
  forgetIds(): void {
    this.#ids.clear();
  }

  #series(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = Number((this.#find.get(name) ?? this.#create.get(name))?.['id']);
    this.#ids.set(name, id);
    return id;
  }
}
