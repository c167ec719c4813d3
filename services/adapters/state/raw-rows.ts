import type { DatabaseSync } from 'node:sqlite';

import { type Status, STATUSES } from '#domain/status.ts';
import type { Sample } from '#services/ports/state.ts';

/** Looks as they were taken. */
export class RawRows {
  readonly #put;
  readonly #since;
  readonly #from;
  readonly #before;
  readonly #prune;

  constructor(db: DatabaseSync) {
    this.#put = db.prepare('insert or replace into raw values (?, ?, ?, ?)');
    this.#since = db.prepare('select at, value, status from raw where series = ? and at >= ? order by at desc limit ?');
    this.#from = db.prepare(
      'select at, value, status from raw where series = ? and at >= ? and at < ? order by at limit ?',
    );
    this.#before = db.prepare('select at, value, status from raw where series = ? and at < ? order by at desc limit 1');
    this.#prune = db.prepare('delete from raw where series = ? and at < ?');
  }

  put(series: number, at: number, value: number | null, status: Status): void {
    this.#put.run(series, at, value, STATUSES.indexOf(status));
  }

  /** The newest `limit` of those at or after `at`, the oldest first. */
  since(series: number, at: number, limit: number): Sample[] {
    return this.#since.all(series, at, limit).toReversed().map(sampleOf);
  }

  /** The oldest `limit` from `from` to before `to`, the oldest first. */
  between(series: number, from: number, to: number, limit = -1): Sample[] {
    return this.#from.all(series, from, to, limit).map(sampleOf);
  }

  /** The last one before `at`. */
  before(series: number, at: number): Sample | null {
    const row = this.#before.get(series, at);
    return row ? sampleOf(row) : null;
  }

  prune(series: number, before: number): void {
    this.#prune.run(series, before);
  }
}

function sampleOf(row: Record<string, unknown>): Sample {
  return {
    at: Number(row['at']),
    value: row['value'] === null ? null : Number(row['value']),
    status: STATUSES[Number(row['status'])] ?? 'unknown',
  };
}
