import { defineMigration } from '#services/adapters/state/migration.ts';

/** Raw samples, clustered by series so that reading and pruning of one series touch few pages. Status as in STATUSES. */
export default defineMigration(
  2,
  `
  create table series (id integer primary key, name text not null unique) strict;
  create table raw (
    series integer not null,
    at integer not null,
    value real,
    status integer not null,
    primary key (series, at)
  ) strict, without rowid;
  `,
);
