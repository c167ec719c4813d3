import type { DatabaseSync } from 'node:sqlite';

import type { KeptIncident } from '#domain/alerts/kept.ts';
import type { Observed } from '#domain/alerts/observe.ts';
import { STATUSES } from '#domain/status.ts';
import type { Proof } from '#services/ports/alerts.ts';

type Row = Readonly<Record<string, unknown>>;

/** As SQLite says it. */
const NO_LIMIT = -1;

export class IncidentsTable {
  /** Grows with everything that is written here. */
  revision = 0;
  readonly #db: DatabaseSync;
  readonly #openOf;
  readonly #due;
  readonly #change;
  readonly #prove;
  readonly #insert;
  readonly #hasFirst;
  readonly #over;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#openOf = db.prepare('select * from incident where check_id = ? and closed_at is null');
    this.#due = db.prepare('select * from incident where closed_at is null and due_at <= ? order by due_at, id');
    this.#change = db.prepare(
      `update incident set title = ?, summary = ?, severity = ?, opened_at = ?, closed_at = ?, acknowledged_at = ?,
       acknowledged_by = ?, acknowledged_until = ?, note = ?, flapping = ?, count = ?, told_at = ?, due_at = ? where id = ?`,
    );
    this.#insert = db.prepare('insert into incident (check_id, title, summary, opened_at) values (?, ?, ?, ?)');
    this.#hasFirst = db.prepare("select 1 from incident_proof where incident = ? and which = 'first'");
    this.#prove = db.prepare('insert or replace into incident_proof values (?, ?, ?, ?, ?, ?)');
    this.#over = db.prepare('select * from incident where closed_at >= ? order by closed_at desc, id desc limit ?');
  }

  create(incident: Omit<KeptIncident, 'id'>): KeptIncident {
    this.revision += 1;
    const { checkId, title, summary, openedAt } = incident;
    const { lastInsertRowid } = this.#insert.run(checkId, title, summary, openedAt);
    const made = { ...incident, id: `i-${Number(lastInsertRowid)}` };
    this.change(made);
    return made;
  }

  change(incident: KeptIncident): void {
    this.revision += 1;
    this.#change.run(
      incident.title,
      incident.summary,
      incident.severity,
      incident.openedAt,
      incident.closedAt,
      incident.acknowledgedAt,
      incident.acknowledgedBy,
      incident.acknowledgedUntil,
      incident.note,
      incident.flapping ? 1 : 0,
      incident.count,
      incident.toldAt,
      incident.dueAt,
      numberOf(incident.id) ?? 0,
    );
  }

  /** Null for an id that names none. */
  get(id: string): KeptIncident | null {
    const row = this.#db.prepare('select * from incident where id = ?').get(numberOf(id) ?? 0);
    return row ? incidentOf(row) : null;
  }

  openOf(checkId: string): KeptIncident | null {
    const row = this.#openOf.get(checkId);
    return row ? incidentOf(row) : null;
  }

  open(): KeptIncident[] {
    return this.#db.prepare('select * from incident where closed_at is null order by id').all().map(incidentOf);
  }

  due(now: number): KeptIncident[] {
    return this.#due.all(now).map(incidentOf);
  }

  /** Looks at those again of which nobody was told, because a quiet changed. */
  hurry(now: number): void {
    this.revision += 1;
    this.#db.prepare('update incident set due_at = ? where closed_at is null and told_at is null').run(now);
  }

  prove(
    id: string,
    { takenAt, status, summary, evidence }: Pick<Observed, 'takenAt' | 'status' | 'summary' | 'evidence'>,
  ): void {
    const number = numberOf(id) ?? 0;
    const hasFirst = this.#hasFirst.get(number);
    this.#prove.run(number, hasFirst ? 'last' : 'first', takenAt, status, summary, evidence ?? null);
  }

  proof(id: string): { first: Proof; last: Proof } | null {
    const rows = this.#db
      .prepare('select * from incident_proof where incident = ? order by which')
      .all(numberOf(id) ?? 0);
    const first = rows[0];
    return first ? { first: proofOf(first), last: proofOf(rows.at(-1) ?? first) } : null;
  }

  /** Open ones, and the `most` of the others that were closed last, at or after that moment; newest first. */
  since(at: number, most = NO_LIMIT): KeptIncident[] {
    const over = this.#over.all(at, most).map(incidentOf);
    return [...this.open(), ...over].toSorted(
      (one, other) => other.openedAt - one.openedAt || (numberOf(other.id) ?? 0) - (numberOf(one.id) ?? 0),
    );
  }

  prune(before: number): void {
    this.revision += 1;
    this.#db
      .prepare('delete from incident_proof where incident in (select id from incident where closed_at < ?)')
      .run(before);
    this.#db.prepare('delete from incident where closed_at < ?').run(before);
  }
}

const numberOf = (id: string): number | null => {
  const digits = /^i-(\d{1,15})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
};

const timeOf = (value: unknown): number | null => (value === null ? null : Number(value));
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function incidentOf(row: Row): KeptIncident {
  return {
    id: `i-${Number(row['id'])}`,
    checkId: String(row['check_id']),
    title: String(row['title']),
    summary: String(row['summary']),
    severity: row['severity'] === 'warning' ? 'warning' : 'critical',
    openedAt: Number(row['opened_at']),
    closedAt: timeOf(row['closed_at']),
    acknowledgedAt: timeOf(row['acknowledged_at']),
    acknowledgedBy: textOf(row['acknowledged_by']),
    acknowledgedUntil: timeOf(row['acknowledged_until']),
    note: textOf(row['note']),
    flapping: row['flapping'] === 1,
    count: Number(row['count']),
    toldAt: timeOf(row['told_at']),
    dueAt: timeOf(row['due_at']),
  };
}

const proofOf = (row: Row): Proof => ({
  at: Number(row['at']),
  status: STATUSES.find((status) => status === row['status']) ?? 'unknown',
  summary: String(row['summary']),
  evidence: textOf(row['evidence']),
});
