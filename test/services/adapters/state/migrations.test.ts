import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, it } from 'vitest';

import { migrations } from '#services/adapters/migrations/registry.ts';
import { migrate } from '#services/adapters/state/migrate.ts';
import type { Migration } from '#services/adapters/state/migration.ts';

import { readingWith } from '../../../support/reading.ts';
import { stateDir, stateIn } from '../../../support/state-dir.ts';

const versions = migrations.map((step) => step.version);

/** The shape of everything in a file. */
function shapeOf(db: DatabaseSync): unknown[] {
  return db.prepare('select name, sql from sqlite_master order by name').all();
}

function fileAt(version: number): string {
  const dir = stateDir();
  using db = new DatabaseSync(join(dir, 'state.db'));
  migrate(db, migrations.slice(0, version));
  if (version >= 1) db.exec("insert into kv values ('layout', 'wide'); insert into pause values ('a:1', 42)");
  return dir;
}

it('are numbered without a gap, as their files are', () => {
  const files = readdirSync('services/adapters/migrations').filter((name) => /^\d/.test(name));
  expect(files.toSorted().map((name) => Number(name.slice(0, 3)))).toEqual(versions);
  expect(versions).toEqual(versions.map((_version, index) => index + 1));
});

it.each([0, ...versions])('lead from version %i to the newest shape and keep what is there', (version) => {
  const dir = fileAt(version);
  const state = stateIn(dir);
  expect(state.notice).toBeNull();
  expect(state.get('layout')).toBe(version >= 1 ? 'wide' : null);
  expect(state.pauses()).toEqual(version >= 1 ? { 'a:1': 42 } : {});
  state.record([readingWith()]);
  expect(state.readings()).toHaveLength(1);
  using db = new DatabaseSync(join(dir, 'state.db'));
  using fresh = new DatabaseSync(':memory:');
  migrate(fresh);
  expect(shapeOf(db)).toEqual(shapeOf(fresh));
  expect(db.prepare('pragma user_version').get()).toEqual({ user_version: versions.at(-1) });
});

it('are taken back whole when one fails', () => {
  using db = new DatabaseSync(':memory:');
  migrate(db);
  const before = shapeOf(db);
  const next = versions.length + 1;
  const broken: Migration[] = [
    ...migrations,
    { version: next, sql: 'create table one (a)' },
    { version: next + 1, sql: 'create table two (a); create nonsense' },
  ];
  expect(() => migrate(db, broken)).toThrow(/nonsense/);
  expect(shapeOf(db)).toEqual(before);
  expect(db.prepare('pragma user_version').get()).toEqual({ user_version: versions.at(-1) });
});
