import type { DatabaseSync } from 'node:sqlite';

import type { Credential } from '#domain/credentials/credential.ts';
import type { Lockout } from '#services/ports/credential-records.ts';

const NONE: Lockout = { failures: 0, until: null };

/** What is known of credentials as JSON, and failures in a row. */
export class CredentialsTable {
  readonly #all;
  readonly #one;
  readonly #put;
  readonly #drop;
  readonly #unlock;
  readonly #lockout;
  readonly #fail;

  constructor(db: DatabaseSync) {
    this.#all = db.prepare('select body from credential order by name');
    this.#one = db.prepare('select body from credential where name = ?');
    this.#put = db.prepare('insert or replace into credential values (?, ?, ?)');
    this.#drop = db.prepare('delete from credential where name = ?');
    this.#unlock = db.prepare('delete from credential_lockout where name = ?');
    this.#lockout = db.prepare('select failures, until from credential_lockout where name = ? and host = ?');
    this.#fail = db.prepare('insert or replace into credential_lockout values (?, ?, ?, ?)');
  }

  all(): Credential[] {
    return this.#all.all().map((row) => parsed(row['body']));
  }

  get(name: string): Credential | null {
    const row = this.#one.get(name);
    return row === undefined ? null : parsed(row['body']);
  }

  put(credential: Credential): void {
    this.#put.run(credential.name, credential.provider, JSON.stringify(credential));
  }

  remove(name: string): void {
    this.#drop.run(name);
    this.#unlock.run(name);
  }

  lockout(name: string, host: string): Lockout {
    const row = this.#lockout.get(name, host);
    if (row === undefined) return NONE;
    return { failures: Number(row['failures']), until: row['until'] === null ? null : Number(row['until']) };
  }

  setLockout(name: string, host: string, { failures, until }: Lockout): void {
    this.#fail.run(name, host, failures, until);
  }
}

function parsed(body: unknown): Credential {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this class writes the column
  return JSON.parse(String(body)) as Credential;
}
