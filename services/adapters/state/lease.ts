import type { DatabaseSync } from 'node:sqlite';

import type { LeaseHolder, LeaseRole } from '#services/ports/state.ts';

import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** A holder that gave no sign of life for this long is stopped or lost, even when its process still exists. */
const EXPIRES_MS = 15_000;

/** The right to run checks. Call `take` inside a writing transaction. */
export class LeaseTable {
  readonly #read;
  readonly #put;
  readonly #drop;
  readonly #mark;
  readonly #marked;
  #self: ProcessIdentity | null = null;

  constructor(db: DatabaseSync) {
    this.#read = db.prepare('select pid, started, boot, host, since, beat from lease');
    this.#put = db.prepare('insert or replace into lease values (1, ?, ?, ?, ?, ?, ?)');
    this.#drop = db.prepare('delete from lease where pid = ? and started = ? and boot = ? and host = ?');
    this.#mark = db.prepare("insert or replace into kv values ('headless', ?)");
    this.#marked = db.prepare("select value from kv where name = 'headless'");
  }

  /** Takes or renews; answers who holds it when that is somebody else who lives and does not give way. */
  take(now: number, role: LeaseRole = 'console'): LeaseHolder | null {
    const self = (this.#self ??= ownIdentity());
    const found = this.#living(now);
    const mine = found !== null && isSame(found.identity, self);
    if (found !== null && !mine && (role === 'console' || found.holder.headless === true)) return found.holder;
    this.#put.run(self.pid, self.started, self.boot, self.host, mine ? found.holder.since : now, now);
    if (role === 'monitor' && found?.holder.headless !== true) this.#mark.run(nameOf(self));
    return null;
  }

  /** Who holds it and lives, this process too. */
  holder(now: number): LeaseHolder | null {
    return this.#living(now)?.holder ?? null;
  }

  release(): void {
    const self = (this.#self ??= ownIdentity());
    this.#drop.run(self.pid, self.started, self.boot, self.host);
  }

  #living(now: number): { readonly identity: ProcessIdentity; readonly holder: LeaseHolder } | null {
    const row = this.#read.get();
    if (row === undefined || Math.abs(now - Number(row['beat'])) >= EXPIRES_MS) return null;
    const identity = {
      pid: Number(row['pid']),
      started: String(row['started']),
      boot: String(row['boot']),
      host: String(row['host']),
    };
    if (isAlive(identity) === false) return null;
    const headless = this.#marked.get()?.['value'] === nameOf(identity);
    return { identity, holder: { pid: identity.pid, host: identity.host, since: Number(row['since']), headless } };
  }
}

/** Names one process in the mark of the last headless monitor. */
function nameOf({ pid, started, boot, host }: ProcessIdentity): string {
  return JSON.stringify([pid, started, boot, host]);
}

function isSame(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.started === b.started && a.boot === b.boot && a.host === b.host;
}
