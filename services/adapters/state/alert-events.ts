import type { DatabaseSync } from 'node:sqlite';

import { type AlertEvent, isAlertKind, isSeverity } from '#domain/alerts/event.ts';

type Row = Readonly<Record<string, unknown>>;

/** What happened, in order; rows are only added, and dropped when they are old. */
export class AlertEventsTable {
  readonly #db: DatabaseSync;
  readonly #append;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#append = db.prepare('insert into alert_event values (null, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  append(event: Omit<AlertEvent, 'seq'>): AlertEvent {
    const { at, kind, incident, about, title, summary, severity, quiet } = event;
    const { lastInsertRowid } = this.#append.run(at, kind, incident, about, title, summary, severity, quiet);
    return { ...event, seq: Number(lastInsertRowid) };
  }

  after(seq: number, limit: number): AlertEvent[] {
    return this.#db
      .prepare('select * from alert_event where seq > ? order by seq limit ?')
      .all(seq, limit)
      .map(eventOf);
  }

  of(incident: string): AlertEvent[] {
    return this.#db.prepare('select * from alert_event where incident = ? order by seq').all(incident).map(eventOf);
  }

  prune(before: number): void {
    this.#db.prepare('delete from alert_event where at < ?').run(before);
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function eventOf(row: Row): AlertEvent {
  const { kind, severity } = row;
  return {
    seq: Number(row['seq']),
    at: Number(row['at']),
    kind: isAlertKind(kind) ? kind : 'noted',
    incident: textOf(row['incident']),
    about: String(row['about']),
    title: String(row['title']),
    summary: String(row['summary']),
    severity: isSeverity(severity) ? severity : 'critical',
    quiet: textOf(row['quiet']),
  };
}
