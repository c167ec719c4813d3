import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import { expect, it } from 'vitest';

import { IncidentsTable } from '#services/adapters/state/incidents.ts';
import { ManualClock } from '#services/fakes/clock.ts';

import { stateDir, stateIn } from '../../../support/state-dir.ts';

const T0 = Date.UTC(2026, 0, 5, 10);
const CLOSED = 10_000;
const OPEN = 3;

/** A file with so many incidents, and what every question to it reads. */
function watched() {
  const dir = stateDir();
  stateIn(dir, new ManualClock()).set('made', 'yes');
  const db = new DatabaseSync(`${dir}/state.db`);
  const add = db.prepare(
    'insert into incident (check_id, title, summary, opened_at, closed_at) values (?, ?, ?, ?, ?)',
  );
  db.exec('begin');
  for (let n = 0; n < CLOSED; n += 1) add.run(`http:${n}`, 'web', 'refused', T0 + n * 1000, T0 + n * 1000 + 500);
  for (let n = 0; n < OPEN; n += 1) add.run(`open:${n}`, 'web', 'refused', T0 - n, null);
  db.exec('commit');
  const asked: { sql: string; rows: number }[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string): StatementSync => {
    const statement = prepare(sql);
    const all: (...given: SQLInputValue[]) => unknown[] = statement.all.bind(statement);
    const counted = (...given: SQLInputValue[]) => {
      const rows = all(...given);
      asked.push({ sql, rows: rows.length });
      return rows;
    };
    return Object.defineProperty(statement, 'all', { value: counted });
  };
  const plan = (sql: string) =>
    prepare(`explain query plan ${sql}`)
      .all()
      .map((row) => String(row['detail']));
  return { table: new IncidentsTable(db), asked, plan, [Symbol.dispose]: () => db.close() };
}

it('reads of ten thousand incidents only the open ones and as many of the others as are asked for', () => {
  using file = watched();
  const found = file.table.since(T0, 50);
  expect(found).toHaveLength(OPEN + 50);
  expect(found.filter(({ closedAt }) => closedAt === null)).toHaveLength(OPEN);
  expect(found[0]?.checkId).toBe(`http:${CLOSED - 1}`);
  expect(file.asked.reduce((sum, { rows }) => sum + rows, 0)).toBe(OPEN + 50);
  // What is read in the order of an index and without sorting ends with the limit.
  const plans = file.asked.map(({ sql }) => file.plan(sql.replace(/\?/, '0').replace(/\?/, '50')).join('; '));
  expect(plans.every((plan) => plan.includes('USING INDEX incident_'))).toBe(true);
  expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([]);
  expect(plans).toHaveLength(2);
});

it('reads no more than those that ended since, when only they are wanted', () => {
  using file = watched();
  expect(file.table.since(T0 + (CLOSED - 10) * 1000)).toHaveLength(OPEN + 10);
  expect(file.asked.reduce((sum, { rows }) => sum + rows, 0)).toBe(OPEN + 10);
});
