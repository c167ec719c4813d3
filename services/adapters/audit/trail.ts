import type { DatabaseSync, StatementSync } from 'node:sqlite';

import { GENESIS, type SealedRow } from '#domain/audit/tampering.ts';
import { transaction } from '#services/adapters/state/transaction.ts';

import type { KeyPlace, TrailKey } from './seal.ts';

/** A record that waits for the key. */
export interface Waiting {
  readonly id: number;
  readonly body: string;
}

type Row = Readonly<Record<string, unknown>>;

/** The tables of the trail. What writes takes the file for itself first, so that all processes add to one chain. */
export class Trail {
  readonly #db: DatabaseSync;
  readonly #last: StatementSync;
  readonly #add: StatementSync;
  readonly #wait: StatementSync;
  readonly #named: StatementSync;
  readonly #isWaiting: StatementSync;
  #isLasting: boolean | null = null;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#last = db.prepare('select * from record order by seq desc limit 1');
    this.#add = db.prepare('insert into record (seq, body, prev, mac) values (?, ?, ?, ?)');
    this.#wait = db.prepare('insert into waiting (body) values (?)');
    this.#named = db.prepare('select key, place from trail');
    this.#isWaiting = db.prepare('select 1 from waiting limit 1');
  }

  /** `lasting`: on the disk when it returns; else it may be lost with the machine, not with the process. */
  write<Result>(lasting: boolean, work: () => Result): Result {
    if (lasting !== this.#isLasting) {
      this.#db.exec(`pragma synchronous = ${lasting ? 'full' : 'normal'}`);
      this.#isLasting = lasting;
    }
    return transaction(this.#db, work);
  }

  /** Inside `write`. False when the trail has another key, and nothing was added. */
  seal(key: TrailKey, bodies: readonly string[]): boolean {
    if (this.named()?.key !== key.id) return false;
    const last = this.last();
    let [seq, prev] = [last?.seq ?? 0, last?.mac ?? GENESIS];
    for (const body of bodies) {
      seq += 1;
      const mac = key.seal(seq, prev, body);
      this.#add.run(seq, body, prev, mac);
      prev = mac;
    }
    return true;
  }

  /** Inside `write`; its number. */
  wait(body: string): number {
    return Number(this.#wait.run(body).lastInsertRowid);
  }

  waiting(): Waiting[] {
    return this.#db
      .prepare('select id, body from waiting order by id')
      .all()
      .map((row) => ({ id: Number(row['id']), body: String(row['body']) }));
  }

  isWaiting(): boolean {
    return this.#isWaiting.get() !== undefined;
  }

  /** Inside `write`, with the sealing of the same records. */
  noLongerWaits(ids: readonly number[]): void {
    const forget = this.#db.prepare('delete from waiting where id = ?');
    for (const id of ids) forget.run(id);
  }

  last(): SealedRow | null {
    const row = this.#last.get();
    return row === undefined ? null : rowOf(row);
  }

  /** The text of the newest record, sealed or not; null for an empty trail. */
  newest(): string | null {
    const body =
      this.#db.prepare('select body from waiting order by id desc limit 1').get()?.['body'] ??
      this.#last.get()?.['body'];
    return typeof body === 'string' ? body : null;
  }

  at(seq: number): SealedRow | null {
    const row = this.#db.prepare('select * from record where seq = ?').get(seq);
    return row === undefined ? null : rowOf(row);
  }

  /** At most so many with a place above, by rising place. */
  after(seq: number, limit: number): SealedRow[] {
    return this.#db.prepare('select * from record where seq > ? order by seq limit ?').all(seq, limit).map(rowOf);
  }

  /** At most so many with a place below, by falling place. */
  before(seq: number, limit: number): SealedRow[] {
    return this.#db.prepare('select * from record where seq < ? order by seq desc limit ?').all(seq, limit).map(rowOf);
  }

  /** Which key the trail has; null before the first. */
  named(): { readonly key: string; readonly place: KeyPlace } | null {
    const row = this.#named.get();
    if (row === undefined) return null;
    return { key: String(row['key']), place: row['place'] === 'keychain' ? 'keychain' : 'file' };
  }

  /** Names the key where there is none, or in the place of one with which nothing was sealed, and stores it; whether it did. */
  claim({ id, place }: Pick<TrailKey, 'id' | 'place'>, instead: string | null, store: () => void): boolean {
    return this.write(true, () => {
      if ((this.named()?.key ?? null) !== instead || this.last() !== null) return false;
      store();
      this.#db.prepare('insert or replace into trail (one, key, place) values (1, ?, ?)').run(id, place);
      return true;
    });
  }

  close(): void {
    this.#db.close();
  }
}

const rowOf = (row: Row): SealedRow => ({
  seq: Number(row['seq']),
  body: String(row['body']),
  prev: String(row['prev']),
  mac: String(row['mac']),
});
