import type { DatabaseSync } from 'node:sqlite';

import type { LeaseHolder } from '#services/ports/state.ts';

import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** A holder that gave no sign of life for this long is stopped or lost, even when its process still exists. */
const EXPIRES_MS = 15_000;

/** The right to run checks. Call `take` inside a writing transaction. */
export class LeaseTable {
  readonly #read;
  readonly #put;
  readonly #drop;
  #self: ProcessIdentity | null = null;

  constructor(db: DatabaseSync) {
    this.#read = db.prepare('select pid, started, boot, host, since, beat from lease');
    this.#put = db.prepare('insert or replace into lease values (1, ?, ?, ?, ?, ?, ?)');
    this.#drop = db.prepare('delete from lease where pid = ? and started = ? and boot = ? and host = ?');
  }

  /** Takes or renews; answers who holds it when that is somebody else who lives. */
  take(now: number): LeaseHolder | null {
    const self = (this.#self ??= ownIdentity());
    const row = this.#read.get();
    const holder = row && {
      pid: Number(row['pid']),
      started: String(row['started']),
      boot: String(row['boot']),
      host: String(row['host']),
    };
    const since = Number(row?.['since'] ?? now);
    const mine = holder && isSame(holder, self);
    if (holder && !mine && Math.abs(now - Number(row['beat'])) < EXPIRES_MS && isAlive(holder) !== false)
      return { pid: holder.pid, host: holder.host, since };
    this.#put.run(self.pid, self.started, self.boot, self.host, mine ? since : now, now);
    return null;
  }

  release(): void {
    const self = (this.#self ??= ownIdentity());
    this.#drop.run(self.pid, self.started, self.boot, self.host);
  }
}

function isSame(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.started === b.started && a.boot === b.boot && a.host === b.host;
}
