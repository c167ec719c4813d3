import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { openAudit } from '#services/adapters/audit/audit.ts';
import { fileWitness } from '#services/adapters/audit/witnesses.ts';
import { realClock } from '#services/adapters/clock.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Keychain } from '#services/ports/keychain.ts';

interface TrailFolder extends Disposable {
  readonly path: string;
  readonly file: string;
  readonly witness: string;
  open(options?: {
    readonly keychain?: () => Keychain | null;
    readonly clock?: Clock;
    readonly role?: () => string;
  }): Audit;
  /** The file as somebody opens it who wants to change it: without what refuses changes. */
  tamper(work: (db: DatabaseSync) => void): void;
}

export const ORIGIN = { uid: 1000, user: 'ana', host: 'atlas', pid: 7, from: 'pts/1' } as const;

/** A folder with a trail of its own. */
export function trailFolder(path = mkdtempSync(join(tmpdir(), 'cpm-audit-'))): TrailFolder {
  const file = join(path, 'state', 'audit.db');
  const witness = join(path, 'data', 'audit-witness.json');
  const opened: Audit[] = [];
  return {
    path,
    file,
    witness,
    open({ keychain = () => null, clock = realClock(), role = () => 'admin' } = {}) {
      const audit = openAudit({
        file,
        keyFile: join(path, 'state', 'audit.key'),
        keychain,
        places: [fileWitness(witness)],
        clock,
        origin: () => ORIGIN,
        role,
        redact: (text) => text.replaceAll('hunter2', '[redacted]'),
      });
      opened.push(audit);
      return audit;
    },
    tamper(work) {
      const db = new DatabaseSync(file, { timeout: 5000 });
      db.exec('pragma synchronous = off; drop trigger if exists record_stays; drop trigger if exists record_remains');
      work(db);
      db.close();
    },
    [Symbol.dispose]() {
      for (const audit of opened) audit.close();
      rmSync(path, { recursive: true });
    },
  };
}
