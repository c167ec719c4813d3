import type { DatabaseSync } from 'node:sqlite';

import type { Streak } from '#domain/incident.ts';
import type { Reading } from '#domain/reading.ts';

/** The latest reading of each check, as JSON, beside what decides about incidents. */
export class ReadingsTable {
  readonly #all;
  readonly #one;
  readonly #put;
  readonly #drop;
  readonly #ids;

  constructor(db: DatabaseSync) {
    this.#all = db.prepare('select body from reading');
    this.#ids = db.prepare('select id from reading');
    this.#one = db.prepare('select taken_at, streak, streak_at from reading where id = ?');
    this.#put = db.prepare('insert or replace into reading values (?, ?, ?, ?, ?)');
    this.#drop = db.prepare('delete from reading where id = ?');
  }

  all(): Reading[] {
    return this.#all.all().map((row) => parsed(String(row['body'])));
  }

  ids(): string[] {
    return this.#ids.all().map((row) => String(row['id']));
  }

  /** When the stored reading was taken, and the streak with it; null when there is none. */
  known(id: string): { readonly takenAt: number; readonly streak: Streak } | null {
    const row = this.#one.get(id);
    if (!row) return null;
    const streak = { count: Number(row['streak']), at: Number(row['streak_at']) };
    return { takenAt: Number(row['taken_at']), streak };
  }

  put(reading: Reading, streak: Streak): void {
    this.#put.run(reading.id, reading.takenAt, streak.count, streak.at, JSON.stringify(reading));
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
