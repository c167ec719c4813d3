import { defineMigration } from '#services/adapters/state/migration.ts';

/**
 * Latest reading of each check, small named values, pauses. Times are epoch ms. `seq` counts writes, so that another
 * process finds what changed without reading everything.
 */
export default defineMigration(
  1,
  `
  create table reading (
    id text primary key,
    seq integer not null,
    taken_at integer not null,
    streak integer not null,
    streak_at integer not null,
    body text not null
  ) strict, without rowid;
  create index reading_seq on reading (seq);
  create table kv (name text primary key, value text not null) strict, without rowid;
  create table pause (check_id text primary key, until integer not null) strict, without rowid;
  `,
);
