import type { DatabaseSync } from 'node:sqlite';

import type { Acceptance, Answer, ListName, SignOff } from '#domain/checklist/checklist.ts';
import { type Status, STATUSES } from '#domain/status.ts';
import type { ChecklistDay, ChecklistRow } from '#services/ports/checklist-state.ts';

type Row = Readonly<Record<string, unknown>>;

export class ChecklistTable {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  keep(list: ListName, day: string, at: number, rows: readonly ChecklistRow[]): void {
    this.#db.prepare('delete from checklist_row where list = ? and day = ?').run(list, day);
    const put = this.#db.prepare('insert or replace into checklist_row values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const [position, { item, status, value, summary, accepted }] of rows.entries())
      put.run(list, day, item, position, at, status, value, summary, accepted ? 1 : 0);
  }

  days(list: ListName, since: string): ChecklistDay[] {
    const rows = this.#db
      .prepare('select * from checklist_row where list = ? and day >= ? order by day, position')
      .all(list, since);
    const signs = this.#db.prepare('select * from checklist_sign where list = ? and day >= ?').all(list, since);
    const signed = new Map(signs.map((row) => [String(row['day']), signOffOf(row)]));
    const byDay = Map.groupBy(rows, (row) => String(row['day']));
    return [...new Set([...byDay.keys(), ...signed.keys()])].toSorted().map((day) => {
      const own = byDay.get(day) ?? [];
      const at = Number(own[0]?.['at'] ?? signed.get(day)?.at ?? 0);
      return { day, at, rows: own.map(rowOf), signed: signed.get(day) ?? null };
    });
  }

  acceptances(list: ListName): Record<string, Acceptance> {
    const rows = this.#db.prepare('select * from checklist_acceptance where list = ?').all(list);
    return Object.fromEntries(
      rows.map((row) => [
        String(row['item']),
        { by: String(row['by']), until: Number(row['until']), note: String(row['note']) },
      ]),
    );
  }

  accept(list: ListName, item: string, acceptance: Acceptance | null): void {
    if (acceptance === null)
      this.#db.prepare('delete from checklist_acceptance where list = ? and item = ?').run(list, item);
    else
      this.#db
        .prepare('insert or replace into checklist_acceptance values (?, ?, ?, ?, ?)')
        .run(list, item, acceptance.by, acceptance.until, acceptance.note);
  }

  answers(list: ListName, day: string): Record<string, Answer> {
    const rows = this.#db.prepare('select * from checklist_answer where list = ? and day = ?').all(list, day);
    return Object.fromEntries(
      rows.map((row) => [String(row['item']), { yes: row['yes'] === 1, by: String(row['by']), at: Number(row['at']) }]),
    );
  }

  answer(list: ListName, day: string, item: string, answer: Answer | null): void {
    if (answer === null)
      this.#db.prepare('delete from checklist_answer where list = ? and day = ? and item = ?').run(list, day, item);
    else
      this.#db
        .prepare('insert or replace into checklist_answer values (?, ?, ?, ?, ?, ?)')
        .run(list, day, item, answer.yes ? 1 : 0, answer.by, answer.at);
  }

  sign(list: ListName, day: string, signOff: SignOff | null): { signed: SignOff | null; isNew: boolean } {
    if (signOff === null) {
      this.#db.prepare('delete from checklist_sign where list = ? and day = ?').run(list, day);
      return { signed: null, isNew: false };
    }
    const { changes } = this.#db
      .prepare('insert or ignore into checklist_sign values (?, ?, ?, ?, ?)')
      .run(list, day, signOff.by, signOff.at, signOff.note);
    const row = this.#db.prepare('select * from checklist_sign where list = ? and day = ?').get(list, day);
    return { signed: row === undefined ? null : signOffOf(row), isNew: changes === 1 };
  }

  prune(beforeDay: string): void {
    for (const table of ['checklist_row', 'checklist_answer', 'checklist_sign'])
      this.#db.prepare(`delete from ${table} where day < ?`).run(beforeDay);
  }
}

const signOffOf = (row: Row): SignOff => ({
  by: String(row['by']),
  at: Number(row['at']),
  note: String(row['note']),
});

const rowOf = (row: Row): ChecklistRow => ({
  item: String(row['item']),
  status: statusOf(row['status']),
  value: row['value'] === null ? null : Number(row['value']),
  summary: String(row['summary']),
  accepted: row['accepted'] === 1,
});

const statusOf = (said: unknown): Status => STATUSES.find((status) => status === said) ?? 'unknown';
