import type { DatabaseSync } from 'node:sqlite';

import type { Reading } from '#domain/reading.ts';

/** The latest reading of each check, as JSON, beside what the alert rules remember of it. */
export class ReadingsTable {
  readonly #changed;
  readonly #one;
  readonly #next;
  readonly #put;
  readonly #drop;
  readonly #ids;
  readonly #size;

  constructor(db: DatabaseSync) {
    this.#changed = db.prepare('select seq, body from reading where seq > ? order by seq');
    this.#ids = db.prepare('select id from reading');
    this.#size = db.prepare('select count(*) as size from reading');
    this.#one = db.prepare('select taken_at, track from reading where id = ?');
    // Not max(seq) + 1: rows are dropped, and a number used twice would hide a change from others.
    this.#next = db.prepare(
      `insert into kv values ('seq', '1') on conflict (name) do update
       set value = cast(value as integer) + 1 returning cast(value as integer) as next`,
    );
    this.#put = db.prepare('insert or replace into reading (id, seq, taken_at, track, body) values (?, ?, ?, ?, ?)');
    this.#drop = db.prepare('delete from reading where id = ?');
  }

  /** Written after `seq`, and the seq to go on from. */
  changedSince(seq: number): { readonly readings: readonly Reading[]; readonly seq: number } {
    const rows = this.#changed.all(seq);
    return { readings: rows.map((row) => parsed(String(row['body']))), seq: Number(rows.at(-1)?.['seq'] ?? seq) };
  }

  ids(): string[] {
    return this.#ids.all().map((row) => String(row['id']));
  }

  size(): number {
    return Number(this.#size.get()?.['size']);
  }

  /** When the stored reading was taken, and the track with it as text; null when there is none. */
  known(id: string): { readonly takenAt: number; readonly track: string } | null {
    const row = this.#one.get(id);
    return row ? { takenAt: Number(row['taken_at']), track: String(row['track']) } : null;
  }

  /** What `put` is given for the readings of one transaction. */
  nextSeq(): number {
    return Number(this.#next.get()?.['next']);
  }

  put(reading: Reading, track: string, seq: number): void {
    this.#put.run(reading.id, seq, reading.takenAt, track, JSON.stringify(reading));
  }

  drop(id: string): void {
    this.#drop.run(id);
  }
}

/** Only we write this column. */
function parsed(body: string): Reading {
  const reading: unknown = JSON.parse(body);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return reading as Reading;
}
