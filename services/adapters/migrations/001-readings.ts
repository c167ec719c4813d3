import { defineMigration } from '#services/adapters/state/migration.ts';

/** Latest reading of each check, and small named values. Times are epoch ms. */
export default defineMigration(
  1,
  `
  create table reading (
    id text primary key,
    taken_at integer not null,
    streak integer not null,
    streak_at integer not null,
    body text not null
  ) strict, without rowid;
  create table kv (name text primary key, value text not null) strict, without rowid;
  create table pause (check_id text primary key, until integer not null) strict, without rowid;
  `,
);
