import type { DatabaseSync } from 'node:sqlite';

/** Pauses and small named values. */
export class NamesTable {
  readonly #get;
  readonly #set;
  readonly #pause;
  readonly #resume;
  readonly #pauses;

  constructor(db: DatabaseSync) {
    this.#get = db.prepare('select value from kv where name = ?');
    this.#set = db.prepare('insert or replace into kv values (?, ?)');
    this.#pause = db.prepare('insert or replace into pause values (?, ?)');
    this.#resume = db.prepare('delete from pause where check_id = ?');
    this.#pauses = db.prepare('select check_id, until from pause');
  }

  get(name: string): string | null {
    const value = this.#get.get(name)?.['value'];
    return value === undefined ? null : String(value);
  }

  set(name: string, value: string): void {
    this.#set.run(name, value);
  }

  pause(checkId: string, until: number | null): void {
    if (until === null) this.#resume.run(checkId);
    else this.#pause.run(checkId, until);
  }

  pauses(): Record<string, number> {
    return Object.fromEntries(this.#pauses.all().map((row) => [String(row['check_id']), Number(row['until'])]));
  }
}
